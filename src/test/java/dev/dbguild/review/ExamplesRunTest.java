package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Found;
import dev.dbguild.lab.Shadow;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every bad example runs on a server that holds rows, unless to fail is its point, and so does every remedy.
final class ExamplesRunTest {
    /// Rules whose examples the server refuses, which is what they say.
    private static final Set<String> REFUSED =
            Set.of(
                    "add-required-column",
                    "edited-history",
                    "foreign-key-type-mismatch",
                    "identifier-too-long",
                    "names-collide-when-cut");

    private static final String SHOP = read();

    private static String read() {
        try (var stream = ExamplesRunTest.class.getResourceAsStream("/review/shop.sql")) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Statements as files hold them, with where they stand.
    private static List<Statement> statements(List<ReviewRequest.Input> files) {
        return files.stream()
                .flatMap(file -> statements(file.name(), file.text()).stream())
                .filter(statement -> !(statement instanceof Statement.Client))
                .toList();
    }

    private static List<Statement> statements(String name, String sql) {
        return ScriptReader.read(name, sql, Dialect.POSTGRESQL).statements();
    }

    @TestFactory
    Stream<DynamicTest> an_example_and_its_remedy_run() {
        return Found.every(Rule.class).stream()
                .filter(rule -> rule.card().engines().contains("postgresql"))
                .flatMap(rule ->
                        IntStream.range(0, rule.card().bad().size())
                                .mapToObj(i ->
                                        DynamicTest.dynamicTest(
                                                rule.card().id() + " " + i,
                                                () -> run(rule, rule.card().bad().get(i)))));
    }

    private static void run(Rule rule, String text) throws SQLException {
        Example example = Example.of(text);
        if (example.version() != ReviewSettings.NEWEST) {
            return;
        }
        List<Review.Found> found =
                Examples.review(rule, text).findings().stream()
                        .filter(each -> each.rule().equals(rule.card().id()))
                        .toList();
        boolean fails = REFUSED.contains(rule.card().id()) || Examples.claimsFailure(rule, text);
        if (!fails) {
            assertThat(failures(example, all(example))).as(text).isEmpty();
        }
        for (Review.Found each : found) {
            String remedy = each.remedy().sql();
            if (remedy != null) {
                List<Statement> steps =
                        new ArrayList<>(
                                rule instanceof SchemaRule ? all(example) : before(example, each));
                if (!remedy.startsWith("COMMIT")) {
                    steps.addAll(statements("commit.sql", "commit;"));
                }
                int from = steps.size();
                steps.addAll(statements("remedy.sql", remedy));
                assertThat(failures(example, steps, from)).as(text + "\n=> " + remedy).isEmpty();
            }
        }
    }

    private static List<Statement> all(Example example) {
        List<Statement> all = new ArrayList<>(statements(example.history()));
        all.addAll(statements(example.files()));
        return all;
    }

    /// What runs before the statement that a finding is about.
    private static List<Statement> before(Example example, Review.Found found) {
        List<Statement> before = new ArrayList<>(statements(example.history()));
        for (ReviewRequest.Input file : example.files()) {
            for (Statement statement : statements(file.name(), file.text())) {
                if (file.name().equals(found.file()) && statement.source().end() > found.start()) {
                    return before;
                }
                before.add(statement);
            }
        }
        return before;
    }

    private static List<String> failures(Example example, List<Statement> steps)
            throws SQLException {
        return failures(example, steps, 0);
    }

    /// What the server says against the statements from this one on.
    private static List<String> failures(Example example, List<Statement> steps, int from)
            throws SQLException {
        List<String> failures = new ArrayList<>();
        try (Shadow shadow = SharedCluster.lab().shadow(ReviewSettings.NEWEST);
                Connection connection = shadow.connect();
                var run = connection.createStatement()) {
            run.execute(SHOP);
            for (Statement statement : all(example)) {
                for (String way : wayFor(statement)) {
                    run.execute(way);
                }
            }
            for (int i = 0; i < steps.size(); i++) {
                try {
                    run.execute(steps.get(i).text());
                } catch (SQLException e) {
                    if (i >= from) {
                        failures.add(steps.get(i).text() + " => " + e.getMessage());
                    }
                }
            }
        }
        return failures;
    }

    /// Takes away what the shop has of what a statement makes.
    private static List<String> wayFor(Statement statement) {
        return switch (statement) {
            case Statement.CreateTable make ->
                    List.of(
                            "do $$ begin drop index "
                                    + make.name().text()
                                    + "; exception when others then null; end $$",
                            "drop table if exists " + make.name().text() + " cascade");
            case Statement.CreateDomain make ->
                    List.of("drop domain if exists " + make.target().text() + " cascade");
            case Statement.CreateType make ->
                    List.of("drop type if exists " + make.target().text() + " cascade");
            case Statement.CreateView make when !make.materialized() ->
                    List.of("drop view if exists " + make.target().text() + " cascade");
            case Statement.CreateFunction make ->
                    List.of("drop routine if exists " + make.target().text() + " cascade");
            case Statement.CreateIndex make when make.name() != null ->
                    List.of("drop index if exists " + make.name().text());
            case Statement.AlterTable alter ->
                    alter.actions().stream()
                            .flatMap(action -> wayFor(alter.name(), action))
                            .toList();
            case Statement.Other other when other.kind().equals("CREATE TRIGGER") ->
                    List.of("drop trigger if exists audit on " + other.target());
            default -> List.of();
        };
    }

    private static Stream<String> wayFor(Name table, AlterAction action) {
        String alter = "alter table if exists " + table.text() + " ";
        return switch (action) {
            case AlterAction.AddColumn add ->
                    Stream.concat(
                            Stream.of(
                                    alter
                                            + "drop column if exists "
                                            + add.column().name()
                                            + " cascade"),
                            add.column().constraints().stream()
                                    .flatMap(each ->
                                            wayFor(table, new AlterAction.AddConstraint(each))));
            case AlterAction.AddConstraint add
                    when add.constraint() instanceof Constraint.ForeignKey key
                            && key.name() == null ->
                    Stream.of(
                            alter
                                    + "drop constraint if exists "
                                    + Rewording.constraintName(table, key.columns(), "fkey"));
            case AlterAction.AddConstraint add when add.constraint().name() != null ->
                    Stream.of(
                            alter
                                    + "drop constraint if exists "
                                    + add.constraint().name()
                                    + " cascade");
            case AlterAction.AddConstraint add
                    when add.constraint() instanceof Constraint.PrimaryKey ->
                    Stream.of(
                            alter + "drop constraint if exists " + table.last() + "_pkey cascade");
            case AlterAction.AttachPartition attach
                    when attach.partition().last().equals("events_2020") ->
                    Stream.of(
                            "do $$ begin alter table events detach partition events_2020;"
                                    + " exception when others then null; end $$");
            default -> Stream.of();
        };
    }
}
