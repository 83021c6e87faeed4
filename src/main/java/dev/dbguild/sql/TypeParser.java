package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the type of a column.
final class TypeParser {
    private static final Set<String> ZONED =
            Set.of("timestamp", "time", "pg_catalog.timestamp", "pg_catalog.time");
    private static final Set<String> LENGTHENS =
            Set.of("DOUBLE", "CHARACTER", "CHAR", "NCHAR", "NATIONAL", "BIT", "LONG");
    private static final Set<String> LENGTHENED =
            Set.of("PRECISION", "VARYING", "CHARACTER", "CHAR", "VARCHAR", "VARBINARY");
    private static final Set<String> FIELDS =
            Set.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");

    private TypeParser() {}

    /// The type here, or null when no name is here.
    static @Nullable DataType read(Cursor cursor) {
        int from = cursor.position();
        cursor.accept("SETOF");
        int named = cursor.position();
        Name name = cursor.name();
        if (name == null) {
            cursor.moveTo(from);
            return null;
        }
        readMoreWords(cursor);
        String base = cursor.textFrom(named);
        List<String> arguments = cursor.atSymbol('(') ? arguments(cursor) : List.of();
        base += timeZone(cursor, base);
        interval(cursor, base);
        boolean array = array(cursor);
        if (cursor.at("UNSIGNED") || cursor.at("SIGNED")) {
            cursor.advance();
        }
        return new DataType(cursor.textFrom(from), DataType.canonical(base), arguments, array);
    }

    private static void readMoreWords(Cursor cursor) {
        while (LENGTHENS.contains(cursor.word(-1)) && LENGTHENED.contains(cursor.word())) {
            cursor.advance();
        }
        if (cursor.atSymbol('%') && cursor.wordAt(1, "TYPE")) {
            cursor.moveTo(cursor.position() + 2);
        }
    }

    private static List<String> arguments(Cursor cursor) {
        List<String> arguments = new ArrayList<>();
        int close = cursor.close();
        cursor.advance();
        while (cursor.position() < close) {
            int from = cursor.position();
            while (cursor.position() < close && !cursor.atSymbol(',')) {
                cursor.pass();
            }
            arguments.add(cursor.textFrom(from));
            cursor.acceptSymbol(',');
        }
        cursor.moveTo(close + 1);
        return arguments;
    }

    private static String timeZone(Cursor cursor, String base) {
        if (!ZONED.contains(base.toLowerCase(java.util.Locale.ROOT))) {
            return "";
        }
        if (cursor.accept("WITH", "TIME", "ZONE")) {
            return " with time zone";
        }
        cursor.accept("WITHOUT", "TIME", "ZONE");
        return "";
    }

    private static void interval(Cursor cursor, String base) {
        if (!base.equalsIgnoreCase("interval")) {
            return;
        }
        while (FIELDS.contains(cursor.word()) || cursor.at("TO")) {
            cursor.advance();
        }
        if (cursor.atSymbol('(')) {
            cursor.pass();
        }
    }

    private static boolean array(Cursor cursor) {
        boolean array = cursor.accept("ARRAY");
        while (cursor.atSymbol('[')) {
            cursor.pass();
            array = true;
        }
        return array;
    }
}
