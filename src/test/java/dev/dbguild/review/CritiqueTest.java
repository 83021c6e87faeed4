package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Golden;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Severity;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.Review.Found;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Schemas of the kinds that are met, criticised.
class CritiqueTest {
    private static final Path SCHEMAS = Path.of("src/test/resources/schemas");

    static List<Path> schemas() throws IOException {
        try (var files = Files.list(SCHEMAS)) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        }
    }

    private static Review review(ReviewRequest request) {
        return new Reviewer(null).review(request.lab(LabUse.OFF));
    }

    private static Review review(String sql) {
        return review(ReviewRequest.of("a.sql", sql));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void every_finding_can_be_defended(Path file) throws IOException {
        String found =
                review(Files.readString(file)).findings().stream()
                        .map(each ->
                                "%s %d %s %s: %s%n"
                                        .formatted(
                                                each.severity().id(),
                                                each.line(),
                                                each.rule(),
                                                each.subject(),
                                                each.message()))
                        .collect(Collectors.joining());

        Golden.holds(Path.of(file.toString().replace(".sql", ".findings")), found);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void a_script_and_the_database_that_it_makes_are_criticised_alike(Path file)
            throws IOException {
        String sql = Files.readString(file);
        List<String> ofScript =
                review(sql).findings().stream()
                        .filter(found -> !found.rule().equals("drop-table"))
                        .map(found -> found.rule() + " " + found.subject())
                        .toList();

        Review ofTarget =
                review(
                        ReviewRequest.of(List.of(), Dialect.POSTGRESQL)
                                .on(SharedCluster.freshTarget(sql)));

        assertThat(ofTarget.findings())
                .extracting(found -> found.rule() + " " + found.subject())
                .containsExactlyInAnyOrderElementsOf(ofScript);
    }

    @Test
    void a_change_is_told_only_what_it_makes_worse() {
        String before =
                "create table p (id int primary key); create table o (id bigint primary key, p_id int references p); create index o_p on o (p_id);";

        Review review =
                review(
                        ReviewRequest.of(
                                        List.of(
                                                new Input(
                                                        "b.sql",
                                                        "alter table o add column fee money;")),
                                        Dialect.POSTGRESQL)
                                .after(List.of(new Input("a.sql", before))));

        assertThat(review.asFindings())
                .extracting(Finding::rule)
                .contains("float-for-money")
                .doesNotContain("narrow-primary-key", "foreign-key-without-index");
    }

    @Test
    void a_change_that_takes_an_index_away_is_told_of_the_foreign_key() {
        String before =
                "create table p (id bigint primary key); create table o (id bigint primary key, p_id bigint references p); create index o_p on o (p_id);";

        Review review =
                review(
                        ReviewRequest.of(
                                        List.of(
                                                new Input(
                                                        "b.sql",
                                                        "select 1;\ndrop index concurrently o_p;")),
                                        Dialect.POSTGRESQL)
                                .after(List.of(new Input("a.sql", before))));

        Found found =
                review.findings().stream()
                        .filter(each -> each.rule().equals("foreign-key-without-index"))
                        .findFirst()
                        .orElseThrow();
        assertThat(found.file()).isEqualTo("b.sql");
        assertThat(found.line()).isEqualTo(2);
    }

    @Test
    void of_a_table_that_is_not_known_only_what_the_change_says_is_judged() {
        Review review =
                review(
                        "alter table orders add column at timestamp; create policy p on orders using (true);");

        assertThat(review.asFindings())
                .extracting(Finding::rule)
                .contains("timestamp-without-time-zone")
                .doesNotContain("table-without-primary-key", "policy-without-row-security");
    }

    @Test
    void opinions_are_silent_until_they_are_asked_for() {
        assertThat(
                        review(
                                        "create table o (id bigserial primary key, name varchar(255), ok boolean);")
                                .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table a (x int); drop table a;",
                "create table if not exists \"\" (x int);",
                "alter table only s.t add constraint",
                "create view v as select * from (select 1",
                "create policy p on",
                "grant all to",
                "create function f( returns int as $$",
            })
    void what_cannot_be_read_stops_nothing(String sql) {
        assertThat(review(sql).findings())
                .allMatch(found -> found.severity().compareTo(Severity.INFO) >= 0);
    }
}
