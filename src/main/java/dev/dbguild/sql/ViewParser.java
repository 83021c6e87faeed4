package dev.dbguild.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads CREATE VIEW and CREATE MATERIALIZED VIEW from behind those words.
final class ViewParser {
    private ViewParser() {}

    static @Nullable Statement read(
            Cursor cursor, Source source, String object, boolean temporary) {
        cursor.accept("IF", "NOT", "EXISTS");
        Name name = cursor.name();
        if (name == null) {
            return null;
        }
        List<String> options = List.of();
        while (!cursor.atEnd() && !cursor.at("AS")) {
            if (cursor.accept("WITH") && cursor.atSymbol('(')) {
                options = options(cursor.parenthesised());
            } else {
                cursor.pass();
            }
        }
        cursor.accept("AS");
        int from = cursor.position();
        cursor.moveTo(cursor.size());
        boolean materialized = object.startsWith("MATERIALIZED");
        String query = cursor.textFrom(from);
        return new Statement.CreateView(source, name, materialized, temporary, options, query);
    }

    private static List<String> options(String list) {
        return Arrays.stream(list.split(","))
                .map(option -> option.replaceAll("\\s+", "").toLowerCase(Locale.ROOT))
                .toList();
    }
}
