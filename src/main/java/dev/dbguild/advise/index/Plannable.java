package dev.dbguild.advise.index;

import java.util.regex.Pattern;

/// Makes a text that `pg_stat_statements` has normalised plannable again. It puts `$1` also where the grammar wants a
/// literal (`interval $1`), and where both operands are unknown (`$1 * $2`) the operator cannot be told.
public final class Plannable {
    private static final Pattern TYPED =
            Pattern.compile(
                    "(?i)\\b(date|timestamptz|timestamp|time|interval)\\s+(\\$\\d+)"
                            + "(?:\\s+(?:year|month|day|hour|minute|second)s?\\b)?");
    private static final Pattern FIRST = Pattern.compile("(\\$\\d+)(?=\\s*[-+*/%]\\s*\\$\\d)");
    private static final Pattern SECOND =
            Pattern.compile("(\\$\\d+(?:::bigint)?\\s*[-+*/%]\\s*)(\\$\\d+)(?!\\d|::)");

    private Plannable() {}

    /// With `($1)::interval` for `interval $1`.
    public static String literals(String sql) {
        return TYPED.matcher(sql).replaceAll("($2)::$1");
    }

    /// Parameters that are reckoned with are taken for whole numbers.
    public static String numbers(String sql) {
        String first = FIRST.matcher(sql).replaceAll("$1::bigint");
        String second = SECOND.matcher(first).replaceAll("$1$2::bigint");
        return SECOND.matcher(second).replaceAll("$1$2::bigint");
    }
}
