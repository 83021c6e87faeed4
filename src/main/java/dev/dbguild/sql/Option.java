package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One option of a list in parentheses: `fillfactor = 70`, `CONCURRENTLY`, `analyze off`.
///
/// @param name lower case, with what qualifies it: `toast.autovacuum_enabled`
/// @param value as written, null when none is
public record Option(String name, @Nullable String value) {
    private static final Set<String> OFF = Set.of("off", "false", "0", "no");

    /// Whether it turns on what it names: no value, or one that does not say no.
    public boolean on() {
        return value == null || !OFF.contains(Lexemes.literal(value).toLowerCase(Locale.ROOT));
    }

    /// Whether the last option of this name turns it on; the server takes the last.
    static boolean on(List<Option> options, String name) {
        boolean on = false;
        for (Option option : options) {
            on = option.name.equals(name) ? option.on() : on;
        }
        return on;
    }

    /// The options in the parentheses that open here, behind which it moves; empty when none open.
    static List<Option> list(Cursor cursor) {
        if (!cursor.atSymbol('(')) {
            return List.of();
        }
        List<Option> options = new ArrayList<>();
        int close = cursor.close();
        cursor.advance();
        while (cursor.position() < close) {
            Name name = cursor.name();
            if (name != null) {
                cursor.acceptSymbol('=');
                options.add(new Option(name.text().toLowerCase(Locale.ROOT), value(cursor, close)));
            }
            cursor.toComma(close);
        }
        cursor.moveTo(close + 1);
        return options;
    }

    private static @Nullable String value(Cursor cursor, int close) {
        int from = cursor.position();
        while (cursor.position() < close && !cursor.atSymbol(',')) {
            cursor.pass();
        }
        return cursor.position() == from ? null : cursor.textFrom(from);
    }
}
