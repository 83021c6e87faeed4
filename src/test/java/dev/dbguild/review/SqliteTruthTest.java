package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Found;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the examples of rules that say what SQLite refuses on a real SQLite.
final class SqliteTruthTest {
    private static final String BEFORE =
            "create table t (id integer primary key, a0 int, b0 text); insert into t values (1, 2, 'x');";

    private static Stream<Rule> rules() {
        return Found.every(Rule.class).stream()
                .filter(rule -> rule.card().id().endsWith("refused-by-sqlite"));
    }

    static Stream<String> bad() {
        return rules().flatMap(rule -> rule.card().bad().stream());
    }

    static Stream<String> good() {
        return rules().flatMap(rule -> rule.card().good().stream());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void what_is_said_to_be_refused_is_refused(String sql) throws SQLException {
        assertThat(isRefused(sql)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("good")
    void what_is_not_said_to_be_refused_runs(String sql) throws SQLException {
        assertThat(isRefused(sql)).isFalse();
    }

    /// Names of the examples that the table before does not have are given to it.
    private static boolean isRefused(String sql) throws SQLException {
        boolean own = sql.contains("create table");
        boolean adds = sql.contains("add column a ");
        String before = own ? "" : adds ? BEFORE : BEFORE.replace("a0", "a");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (String each : List.of(before.split(";"))) {
                statement.executeUpdate(each);
            }
            return refuses(statement, sql);
        }
    }

    private static boolean refuses(Statement statement, String sql) {
        try {
            for (String each : sql.split(";")) {
                statement.executeUpdate(each);
            }
            return false;
        } catch (SQLException refused) {
            return true;
        }
    }
}
