package dev.dbguild.review.mysql;

import dev.dbguild.sql.Column;
import java.util.Locale;
import java.util.Map;

/// The character set and collation of a column; both empty for columns that hold no text.
///
/// @param collation empty when it is the set's own
record Characters(String set, String collation) {
    private static final Map<String, Integer> BYTES =
            Map.ofEntries(
                    Map.entry("utf8mb4", 4),
                    Map.entry("utf16", 4),
                    Map.entry("utf16le", 4),
                    Map.entry("utf32", 4),
                    Map.entry("gb18030", 4),
                    Map.entry("utf8mb3", 3),
                    Map.entry("ujis", 3),
                    Map.entry("eucjpms", 3),
                    Map.entry("ucs2", 2),
                    Map.entry("gbk", 2),
                    Map.entry("gb2312", 2),
                    Map.entry("big5", 2),
                    Map.entry("sjis", 2),
                    Map.entry("cp932", 2),
                    Map.entry("euckr", 2));

    /// What the column says of itself, else its table, else what the server would take.
    static Characters of(Column column, MySqlTable table, ServerVersion version) {
        Characters own =
                told(
                        column.options().getOrDefault("CHARACTER SET", ""),
                        column.options().getOrDefault("COLLATE", ""));
        if (!own.set.isEmpty()) {
            return own;
        }
        Characters tables = told(table.option("CHARACTER SET"), table.option("COLLATE"));
        return tables.set.isEmpty() ? new Characters(ofServer(version), "") : tables;
    }

    private static Characters told(String set, String collation) {
        String known = set.isEmpty() ? collation.split("_")[0] : set;
        return new Characters(canonical(known), collation.toLowerCase(Locale.ROOT));
    }

    private static String canonical(String set) {
        String folded = set.toLowerCase(Locale.ROOT);
        return folded.equals("utf8") ? "utf8mb3" : folded;
    }

    private static String ofServer(ServerVersion version) {
        boolean wide = version.mariaDb() ? version.since(11, 6, 0) : version.since(8, 0, 1);
        return wide ? "utf8mb4" : "latin1";
    }

    /// The most bytes that a character takes.
    int bytes() {
        return BYTES.getOrDefault(set, 1);
    }
}
