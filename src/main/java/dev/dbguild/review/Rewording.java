package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.stream.Collectors;

/// Writes remedies with the user's own names.
final class Rewording {
    /// A migration that waits longer than this for a lock makes everybody behind it wait as long.
    private static final String PATIENCE = "SET lock_timeout = '5s';\n";

    /// Few enough rows that a batch takes well under a second and its row locks with it.
    private static final int BATCH = 5000;

    private Rewording() {}

    static Remedy remedy(String text, String... statements) {
        return new Remedy(text, String.join("\n", statements));
    }

    /// The same remedy, giving up soon where its locks are not to be had.
    static Remedy patient(String text, String... statements) {
        return new Remedy(text, PATIENCE + String.join("\n", statements));
    }

    static String alter(Name table, String action) {
        return "ALTER TABLE " + table.text() + " " + action + ";";
    }

    /// Fills a column bit by bit.
    static String backfill(Name table, Name column, String value) {
        return "-- repeat until it changes no row, each time in a transaction of its own\n"
                + "UPDATE %1$s SET %2$s = %3$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE %2$s IS NULL LIMIT %4$d));"
                        .formatted(table.text(), column.text(), value, BATCH);
    }

    /// The statements that make a column NOT NULL without reading the table under a strong lock.
    static String notNull(Name table, Name column) {
        String check = Name.written(table.last() + "_" + column.last() + "_not_null");
        return String.join(
                "\n",
                alter(
                        table,
                        "ADD CONSTRAINT "
                                + check
                                + " CHECK ("
                                + column.text()
                                + " IS NOT NULL) NOT VALID"),
                alter(table, "VALIDATE CONSTRAINT " + check),
                alter(table, "ALTER COLUMN " + column.text() + " SET NOT NULL"),
                alter(table, "DROP CONSTRAINT " + check));
    }

    static String columns(List<Name> columns) {
        return columns.stream().map(Name::text).collect(Collectors.joining(", "));
    }

    /// A constraint's name by PostgreSQL's own convention, when the user gave none.
    static String constraintName(Name table, List<Name> columns, String suffix) {
        String middle = columns.stream().map(Name::last).collect(Collectors.joining("_"));
        String name = table.last() + (middle.isEmpty() ? "" : "_" + middle) + "_" + suffix;
        return Name.written(name.length() > 63 ? name.substring(0, 63) : name);
    }
}
