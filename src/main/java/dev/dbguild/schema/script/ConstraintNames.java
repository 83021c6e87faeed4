package dev.dbguild.schema.script;

import dev.dbguild.schema.Check;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.UniqueKey;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.function.Function;
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
        return any(draft.keys, UniqueKey::name, name)
                || any(draft.foreignKeys, ForeignKey::name, name)
                || any(draft.checks, Check::name, name);
    }

    private static <T> boolean any(List<T> all, Function<T, String> called, String name) {
        for (T each : all) {
            if (called.apply(each).equals(name)) {
                return true;
            }
        }
        return false;
    }

    static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
