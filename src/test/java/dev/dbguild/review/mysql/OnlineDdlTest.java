package dev.dbguild.review.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.review.mysql.Online.Algorithm;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds each prediction for MariaDB 11.4 against what a server of that version refuses and accepts.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class OnlineDdlTest {
    private static final ServerVersion SEEN = new ServerVersion(11, 4, 5);

    @TempDir private static Path folder;
    private static MariaDb server;

    /// An action, the table before it, and which operation it is.
    record Probe(String operation, String table, String action) {
        String create() {
            return "create table " + table;
        }

        boolean unchecked() {
            return action.startsWith("off ");
        }

        String alter() {
            return "alter table t " + (unchecked() ? action.substring(4) : action);
        }

        String alter(String clause) {
            boolean partitions =
                    action.startsWith("partition")
                            || action.startsWith("remove")
                            || action.startsWith("order");
            return partitions
                    ? "alter table t " + clause + (action.startsWith("order") ? ", " : " ") + action
                    : alter() + ", " + clause;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = MariaDb.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    static List<Probe> probes() throws IOException {
        try (var file = OnlineDdlTest.class.getResourceAsStream("probes.txt")) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                    .map(parts -> new Probe(parts.get(0), parts.get(1), parts.get(2)))
                    .toList();
        }
    }

    private static OnlineDdl predicted(Probe probe) {
        String checks = probe.unchecked() ? "set foreign_key_checks=0; " : "";
        Script script =
                ScriptReader.read(
                        "a.sql",
                        checks + probe.create() + "; " + probe.alter() + ";",
                        Dialect.MYSQL);
        MySqlTables tables = new MySqlTables(SEEN);
        List<dev.dbguild.sql.Statement> statements = new ArrayList<>(script.statements());
        dev.dbguild.sql.Statement alter = statements.removeLast();
        statements.forEach(tables::apply);
        return OnlineDdl.predict(alter, tables).orElseThrow();
    }

    private static boolean accepts(Probe probe, String clause) throws SQLException {
        server.run(
                List.of(
                        "set foreign_key_checks=0",
                        "drop table if exists t, u, parent",
                        "create table parent (id int primary key)",
                        probe.create(),
                        "set foreign_key_checks=" + (probe.unchecked() ? 0 : 1)));
        return server.accepts(probe.alter(clause));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void the_server_refuses_less_than_is_predicted_and_accepts_that(Probe probe) throws Exception {
        OnlineDdl predicted = predicted(probe);
        Online online = predicted.online();

        assertThat(predicted.operations()).extracting(Operation::id).contains(probe.operation());
        assertThat(accepts(probe, accepted(online))).as("accepts " + accepted(online)).isTrue();
        for (String clause : refused(online)) {
            assertThat(accepts(probe, clause)).as("accepts " + clause).isFalse();
        }
    }

    private static String accepted(Online online) {
        boolean inPlace = online.algorithm() == Algorithm.INPLACE && !online.rebuild();
        return inPlace ? "ALGORITHM=NOCOPY, LOCK=" + online.lock() : online.clause();
    }

    /// What takes less than the prediction says.
    private static List<String> refused(Online online) {
        return switch (online.algorithm()) {
            case INSTANT -> List.of();
            case INPLACE -> {
                List<String> less = new ArrayList<>(List.of("ALGORITHM=INSTANT"));
                if (online.rebuild()) {
                    less.add("ALGORITHM=NOCOPY");
                }
                if (online.blocks()) {
                    less.add("ALGORITHM=INPLACE, LOCK=NONE");
                }
                yield less;
            }
            case COPY -> List.of("ALGORITHM=INPLACE, LOCK=SHARED");
        };
    }

    @Test
    void every_operation_that_the_server_knows_is_probed() throws Exception {
        Stream<String> known =
                Arrays.stream(Operation.values())
                        .filter(each -> OnlineTable.get().cell(each, SEEN).isPresent())
                        .map(Operation::id);

        assertThat(probes().stream().map(Probe::operation)).containsAll(known.toList());
    }
}
