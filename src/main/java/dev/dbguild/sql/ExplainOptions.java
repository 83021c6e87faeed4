package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads what stands between EXPLAIN and what it explains.
final class ExplainOptions {
    private static final Set<String> QUERY_STARTS = Set.of("SELECT", "WITH", "VALUES", "TABLE");
    private static final Set<String> OFF = Set.of("off", "false", "0", "no");
    private static final Set<String> BARE = Set.of("ANALYZE", "ANALYSE", "VERBOSE", "EXTENDED");

    private ExplainOptions() {}

    /// The options, each as `name` or `name value`, lower case; stands before what is explained.
    static List<String> read(Cursor cursor) {
        List<String> options = new ArrayList<>();
        if (cursor.atSymbol('(') && !opensQuery(cursor)) {
            for (String option : cursor.parenthesised().split(",")) {
                options.add(option.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
            }
        }
        while (BARE.contains(cursor.word())) {
            options.add(cursor.word().toLowerCase(Locale.ROOT));
            cursor.advance();
        }
        if (cursor.at("FORMAT") && cursor.symbolAt(1, '=')) {
            options.add("format " + cursor.word(2).toLowerCase(Locale.ROOT));
            cursor.moveTo(cursor.position() + 3);
        }
        return options;
    }

    private static boolean opensQuery(Cursor cursor) {
        return cursor.symbolAt(1, '(') || QUERY_STARTS.contains(cursor.word(1));
    }

    static String name(String option) {
        int space = option.indexOf(' ');
        String name = space < 0 ? option : option.substring(0, space);
        return name.equals("analyse") ? "analyze" : name;
    }

    /// Whether the last ANALYZE among the options is on.
    static boolean analyzes(List<String> options) {
        boolean on = false;
        for (String option : options) {
            if (name(option).equals("analyze")) {
                on = !OFF.contains(option.substring(option.indexOf(' ') + 1));
            }
        }
        return on;
    }
}
