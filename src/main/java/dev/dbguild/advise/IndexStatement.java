package dev.dbguild.advise;

import dev.dbguild.sql.Name;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes `CREATE INDEX` statements with names that say what they hold.
public final class IndexStatement {
    private static final int LONGEST_NAME = 63;

    private IndexStatement() {}

    /// @param table as it is written in SQL: `orders`, `sales."Orders"`
    /// @param keys as they are written in SQL: `customer_id`, `created_at DESC`, `lower(email)`
    public static String create(String table, List<String> keys) {
        return "create index concurrently %s on %s (%s);"
                .formatted(
                        quoted(name(table, keys)),
                        table,
                        keys.stream().map(IndexStatement::key).collect(Collectors.joining(", ")));
    }

    /// `orders_customer_id_created_at_idx`, as PostgreSQL itself would name it.
    public static String name(String table, List<String> keys) {
        String bare = table.substring(table.lastIndexOf('.') + 1);
        String words =
                (bare
                                + "_"
                                + keys.stream()
                                        .map(IndexStatement::word)
                                        .collect(Collectors.joining("_")))
                        .replaceAll("[^\\p{L}\\p{N}]+", "_")
                        .replaceAll("^_+|_+$", "")
                        .toLowerCase(Locale.ROOT);
        return words.substring(0, Math.min(words.length(), LONGEST_NAME - 4)) + "_idx";
    }

    private static String word(String key) {
        return key.replaceAll("(?i) (asc|desc|nulls (first|last)|\\w+_ops)\\b", "");
    }

    /// An identifier as it must be written in SQL.
    public static String quoted(String identifier) {
        return Name.written(identifier);
    }

    /// A table's name as it must be written in SQL, without the schema `public`.
    public static String table(String namespace, String name) {
        return namespace.isEmpty() || namespace.equals("public")
                ? quoted(name)
                : quoted(namespace) + "." + quoted(name);
    }

    private static String key(String key) {
        return key.matches("[\\w\"$ ]+|\\w+\\(.*\\)") ? key : "(" + key + ")";
    }
}
