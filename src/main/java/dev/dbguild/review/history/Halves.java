package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file and the one that undoes it, told by their names alone: `a.sql` and `a.down.sql`, `a_up.sql` and
/// `a_rollback.sql`.
///
/// `….down.sql` is always a way back; other endings only where the way there lies beside them.
record Halves(String stem, @Nullable Script up, @Nullable Script down) {
    private static final Pattern ENDING =
            Pattern.compile("(?i)(.*?)(?:([._-])(up|down|undo|rollback|revert))?\\.sql");

    /// In the order of the scripts, those that are only a way back where they stand.
    static List<Halves> of(List<Script> scripts) {
        Map<String, Script> downs = new HashMap<>();
        Set<String> ups = new HashSet<>();
        for (Script script : scripts) {
            Matcher name = ending(script);
            if (isBack(name)) {
                downs.put(name.group(1), script);
            } else {
                ups.add(name.group(1));
            }
        }
        List<Halves> halves = new ArrayList<>();
        for (Script script : scripts) {
            Matcher name = ending(script);
            String stem = name.group(1);
            if (!isBack(name)) {
                halves.add(new Halves(stem, script, downs.get(stem)));
            } else if (!ups.contains(stem)) {
                boolean sure = name.group(2).equals(".") && name.group(3).equalsIgnoreCase("down");
                halves.add(new Halves(stem, sure ? null : script, sure ? script : null));
            }
        }
        return halves;
    }

    private static Matcher ending(Script script) {
        Matcher matcher = ENDING.matcher(script.name());
        return matcher.matches() ? matcher : named(script.name() + ".sql");
    }

    private static Matcher named(String name) {
        Matcher matcher = ENDING.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalStateException("every name has a stem: '" + name + "'");
        }
        return matcher;
    }

    private static boolean isBack(Matcher name) {
        return name.group(3) != null && !name.group(3).equalsIgnoreCase("up");
    }

    /// The script that gives the migration its name.
    Script first() {
        Script first = up == null ? down : up;
        if (first == null) {
            throw new IllegalStateException("'" + stem + "' has no half");
        }
        return first;
    }
}
