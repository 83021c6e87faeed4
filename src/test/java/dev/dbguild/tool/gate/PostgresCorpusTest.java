package dev.dbguild.tool.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.RunsReadOnlyQuery;
import dev.dbguild.engine.RunsReadOnlyQuery.Caps;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The corpus of hostile and innocent inputs, sent by a superuser to every major that the lab can run.
@Timeout(300)
final class PostgresCorpusTest {
    private static final Set<Code> REFUSED =
            Set.of(Code.REFUSED_SQL, Code.UNREADABLE_SQL, Code.TOO_LARGE);
    private static final long SLOWEST_MS = 3_000;
    private static final List<Arena> ARENAS =
            IntStream.rangeClosed(14, 18).mapToObj(Arena::of).toList();

    @Test
    void hostile_inputs_are_refused_and_leave_no_trace() throws SQLException {
        int sent = 0;
        List<String> wrong = new ArrayList<>();
        for (Arena arena : ARENAS) {
            try (Connection bystander = bystander(arena)) {
                List<String> before = arena.state();

                for (String sql : inputs("hostile.txt", arena.major())) {
                    wrong.addAll(attack(arena, sql));
                    sent++;
                }

                assertThat(arena.state()).as("PostgreSQL %d", arena.major()).isEqualTo(before);
                assertThat(bystander.isValid(2)).isTrue();
            }
        }
        System.out.printf(
                "gate: %d hostile inputs on PostgreSQL 14 to 18, %d not refused%n",
                sent, wrong.size());
        assertThat(inputs("hostile.txt", 99)).hasSizeGreaterThan(300);
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    @Test
    void innocent_queries_pass_and_give_rows() {
        List<String> wrong = new ArrayList<>();
        List<String> first = ARENAS.getFirst().state();
        int passed = 0;
        for (Arena arena : ARENAS) {
            for (String sql : inputs("innocent.txt", arena.major())) {
                wrong.addAll(ask(arena, sql));
                passed++;
            }
        }
        System.out.printf(
                "gate: %d innocent queries on PostgreSQL 14 to 18, %d refused or without rows%n",
                passed, wrong.size());
        assertThat(inputs("innocent.txt", 99)).hasSizeGreaterThan(200);
        assertThat(String.join("\n", wrong)).isEmpty();
        assertThat(ARENAS.getFirst().state()).isEqualTo(first);
    }

    private static Connection bystander(Arena arena) throws SQLException {
        Connection connection = arena.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set application_name = bystander");
        }
        return connection;
    }

    /// What is wrong with the answer to a hostile input: it was let through, or took long.
    private static List<String> attack(Arena arena, String sql) {
        long start = System.nanoTime();
        String answer = "admitted";
        try {
            run(arena.target(), sql);
        } catch (Problem problem) {
            answer = REFUSED.contains(problem.code()) ? "" : problem.code() + " " + problem.what();
        }
        long ms = (System.nanoTime() - start) / 1_000_000;
        return Stream.of(answer, ms > SLOWEST_MS ? "took " + ms + " ms" : "")
                .filter(fault -> !fault.isEmpty())
                .map(fault -> arena.major() + ": " + sql + "\n   " + fault)
                .toList();
    }

    private static List<String> ask(Arena arena, String sql) {
        try {
            return run(arena.target(), sql) > 0
                    ? List.of()
                    : List.of(arena.major() + ": " + sql + "\n   no rows");
        } catch (Problem problem) {
            return List.of(
                    arena.major() + ": " + sql + "\n   " + problem.code() + " " + problem.what());
        }
    }

    private static int run(Target target, String sql) {
        boolean explain = sql.strip().toLowerCase().startsWith("explain");
        Admitted admitted = explain ? SqlGate.admitToPlan(sql, target) : SqlGate.admit(sql, target);
        if (explain) {
            return Engines.on(target, ExplainsQueries.class)
                    .explain(target, admitted.sql(), admitted.analyze())
                    .plan()
                    .size();
        }
        return Engines.on(target, RunsReadOnlyQuery.class)
                .run(target, admitted.sql(), Caps.DEFAULT)
                .rows()
                .size();
    }

    /// The inputs of a file that hold on this major.
    private static List<String> inputs(String file, int major) {
        return Arena.resource(file)
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .filter(line -> !line.startsWith("[1") || major >= since(line))
                .map(line -> line.replaceFirst("^\\[1\\d] ", "").replace("⏎", "\n"))
                .toList();
    }

    private static int since(String line) {
        return Integer.parseInt(line.substring(1, 3));
    }
}
