package dev.dbguild.engine.mysql;

import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Patience;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which of the two servers a target is, and how it reads SQL.
///
/// @param version as the server prints it: `8.0.36`, `11.4.5-MariaDB`
/// @param number `80036` for 8.0.36
/// @param modes words of `sql_mode` that sessions keep
record Dialect(String version, boolean mariaDb, int number, List<String> modes) {
    /// Modes that change how rows and names are read; others, `ORACLE` before all, change the grammar or concern writes.
    private static final List<String> KEPT =
            List.of(
                    "ANSI_QUOTES",
                    "PIPES_AS_CONCAT",
                    "NO_BACKSLASH_ESCAPES",
                    "IGNORE_SPACE",
                    "HIGH_NOT_PRECEDENCE",
                    "NO_UNSIGNED_SUBTRACTION",
                    "ONLY_FULL_GROUP_BY",
                    "PAD_CHAR_TO_FULL_LENGTH",
                    "REAL_AS_FLOAT");

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    Dialect {
        modes = List.copyOf(modes);
    }

    static Dialect read(Connection connection) throws SQLException {
        return OwnRows.one(
                connection,
                "select version() as version, @@version_comment as comment, @@global.sql_mode as modes",
                Dialect::of);
    }

    private static Dialect of(ResultSet row) throws SQLException {
        String version = row.getString("version");
        String all = version + " " + row.getString("comment");
        List<String> modes = Arrays.asList(row.getString("modes").split(","));
        return new Dialect(
                version,
                all.contains("MariaDB"),
                number(version),
                KEPT.stream().filter(modes::contains).toList());
    }

    /// Some old MariaDB announces itself as `5.5.5-10.6.12-MariaDB`.
    static int number(String version) {
        Matcher parts = VERSION.matcher(version.replaceFirst("^5\\.5\\.5-", ""));
        return parts.find() ? 10_000 * part(parts, 1) + 100 * part(parts, 2) + part(parts, 3) : 0;
    }

    private static int part(Matcher version, int group) {
        return Integer.parseInt(version.group(group));
    }

    int major() {
        return number / 10_000;
    }

    boolean has(String mode) {
        return modes.contains(mode);
    }

    /// Whether this is MariaDB since `maria`, or MySQL since `mysql`.
    boolean since(int maria, int mysql) {
        return number >= (mariaDb ? maria : mysql);
    }

    /// The statement that gives a session its modes and limits.
    String limits(Patience patience) {
        long lock = Math.max(1, patience.lock().toSeconds());
        double statement = patience.statement().toMillis() / 1000.0;
        return "set session sql_mode = '"
                + String.join(",", modes)
                + "', lock_wait_timeout = "
                + lock
                + ", innodb_lock_wait_timeout = "
                + lock
                + (mariaDb
                        ? ", idle_readonly_transaction_timeout = 60, max_statement_time = "
                                + statement
                        : ", max_execution_time = " + patience.statement().toMillis());
    }
}
