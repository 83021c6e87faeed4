package dev.dbguild.engine.mysql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of `SHOW GRANTS` that gives rights.
///
/// @param rights in lower case: `select`, `all privileges`, `binlog_admin`; columns in parentheses are left out
/// @param scope `*.*`, `shop.*` or `shop.orders`, without quotes
/// @param grantable whether it may be passed on
record Granted(List<String> rights, String scope, boolean grantable) {
    private static final Pattern LINE =
            Pattern.compile("GRANT (.+?) ON (?:TABLE |FUNCTION |PROCEDURE )?(\\S+) TO .*");
    private static final Set<String> HARMLESS =
            Set.of(
                    "usage",
                    "select",
                    "show view",
                    "show databases",
                    "process",
                    "references",
                    "replication client",
                    "binlog monitor",
                    "slave monitor",
                    "show_routine",
                    "show create routine",
                    "create temporary tables",
                    "lock tables");
    private static final Set<String> WRITES =
            Set.of("insert", "update", "delete", "drop", "alter", "all privileges", "truncate");

    Granted {
        rights = List.copyOf(rights);
    }

    /// The rights in the line, or empty when it gives a role.
    static Optional<Granted> read(String line) {
        Matcher matcher = LINE.matcher(line.lines().findFirst().orElse(""));
        return matcher.matches()
                ? Optional.of(
                        new Granted(
                                rights(matcher.group(1)),
                                matcher.group(2).replace("`", ""),
                                line.contains("WITH GRANT OPTION")))
                : Optional.empty();
    }

    private static List<String> rights(String written) {
        String bare = written.replaceAll("\\s*\\([^)]*\\)", "");
        return Arrays.stream(bare.split(","))
                .map(right -> right.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    boolean global() {
        return scope.equals("*.*");
    }

    boolean makesSuperuser() {
        return global() && (rights.contains("all privileges") || rights.contains("super"));
    }

    boolean readsStatistics() {
        return global() && (rights.contains("all privileges") || rights.contains("process"));
    }

    /// What goes beyond reading.
    List<String> harmful() {
        return rights.stream().filter(right -> !HARMLESS.contains(right)).toList();
    }

    boolean writesAll(String database) {
        return writes() && (global() || scope.equals(database + ".*"));
    }

    boolean writesOneTable() {
        return writes() && !scope.endsWith(".*");
    }

    private boolean writes() {
        return rights.stream().anyMatch(WRITES::contains);
    }
}
