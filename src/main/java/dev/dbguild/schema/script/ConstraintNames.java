package dev.dbguild.schema.script;

import dev.dbguild.sql.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names that PostgreSQL gives constraints that have none.
final class ConstraintNames {
    private static final int LONGEST = 63;

    private ConstraintNames() {}

    static String of(
            TableDraft draft, @Nullable Name written, List<String> columns, String suffix) {
        if (written != null) {
            return written.last();
        }
        String middle = columns.isEmpty() ? "" : "_" + String.join("_", columns);
        String base = cut(draft.name + middle + "_" + suffix);
        String name = base;
        for (int i = 1; isTaken(draft, name); i++) {
            name = base + i;
        }
        return name;
    }

    private static boolean isTaken(TableDraft draft, String name) {
        return draft.keys.stream().anyMatch(key -> key.name().equals(name))
                || draft.foreignKeys.stream().anyMatch(key -> key.name().equals(name))
                || draft.checks.stream().anyMatch(check -> check.name().equals(name));
    }

    static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
