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

    /// The major version since which a NOT NULL can be NOT VALID.
    private static final int NATIVE_NOT_NULL = 18;

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

    /// The statements that make a column of the step's table NOT NULL, reading it under a lock that lets others work.
    ///
    /// Since PostgreSQL 18 NOT NULL itself can be added unverified; before, a validated CHECK stands in for it.
    static String notNull(Step step, Name column) {
        Name table = step.table();
        String name = constraintName(table, List.of(column), "not_null");
        return step.settings().serverVersion() >= NATIVE_NOT_NULL
                ? String.join(
                        "\n",
                        alter(
                                table,
                                "ADD CONSTRAINT %s NOT NULL %s NOT VALID"
                                        .formatted(name, column.text())),
                        alter(table, "VALIDATE CONSTRAINT " + name))
                : String.join(
                        "\n",
                        alter(
                                table,
                                "ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                                        .formatted(name, column.text())),
                        alter(table, "VALIDATE CONSTRAINT " + name),
                        alter(table, "ALTER COLUMN " + column.text() + " SET NOT NULL"),
                        alter(table, "DROP CONSTRAINT " + name));
    }

    /// Statements for a later release, as comments: to run them now would fail.
    static String later(String when, String statements) {
        return "-- "
                + when
                + ":\n"
                + statements.lines().map("-- "::concat).collect(Collectors.joining("\n"));
    }

    /// ` DEFAULT 0`, when the column has one.
    static String value(dev.dbguild.sql.Column column) {
        return column.value() == null ? "" : " DEFAULT " + column.value().text();
    }

    static String columns(List<Name> columns) {
        return columns.stream().map(Name::text).collect(Collectors.joining(", "));
    }

    /// A constraint's name by PostgreSQL's own convention, when the user gave none.
    static String constraintName(Name table, List<Name> columns, String suffix) {
        StringBuilder name = new StringBuilder(table.last());
        for (Name column : columns) {
            name.append('_').append(column.last());
        }
        name.append('_').append(suffix);
        return Name.written(name.substring(0, Math.min(name.length(), 63)));
    }
}
