package dev.dbguild.review;

import dev.dbguild.lab.SchemaDifference;
import java.util.Locale;
import java.util.Optional;

/// The statement that takes a difference between two schemas away, where one line can.
final class Undoing {
    private Undoing() {}

    static Optional<String> of(SchemaDifference difference) {
        return switch (difference.change()) {
            case LEFT_OVER -> Optional.ofNullable(dropped(difference));
            case MISSING -> Optional.ofNullable(made(difference));
            case CHANGED -> Optional.empty();
        };
    }

    private static @org.jspecify.annotations.Nullable String dropped(SchemaDifference left) {
        String name = left.shown();
        return switch (left.kind()) {
            case "column" ->
                    alter(left) + "DROP COLUMN " + name.substring(name.lastIndexOf('.') + 1) + ";";
            case "constraint" -> alter(left) + "DROP CONSTRAINT " + own(name) + ";";
            case "table", "view", "materialized view", "foreign table", "sequence", "index" ->
                    drop(left);
            case "schema", "type", "domain", "function", "procedure", "extension", "statistics" ->
                    drop(left);
            case "trigger", "policy", "rule" -> drop(left);
            default -> null;
        };
    }

    private static @org.jspecify.annotations.Nullable String made(SchemaDifference missing) {
        String definition = missing.before().split("; ", 2)[0];
        return switch (missing.kind()) {
            case "index", "trigger", "rule" -> definition + ";";
            case "constraint" ->
                    alter(missing)
                            + "ADD CONSTRAINT "
                            + own(missing.shown())
                            + " "
                            + definition
                            + ";";
            default -> null;
        };
    }

    /// `c on t` as `c`
    private static String own(String name) {
        int on = name.lastIndexOf(" on ");
        return on < 0 ? name : name.substring(0, on);
    }

    private static String drop(SchemaDifference left) {
        return "DROP "
                + left.kind().toUpperCase(Locale.ROOT)
                + " "
                + left.shown().replace(" on ", " ON ")
                + ";";
    }

    private static String alter(SchemaDifference difference) {
        String table = String.valueOf(difference.parent()).replaceFirst("^public\\.", "");
        return "ALTER TABLE " + table + " ";
    }
}
