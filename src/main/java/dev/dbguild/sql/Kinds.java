package dev.dbguild.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what kind of statement or object the first words name.
final class Kinds {
    private static final List<String[]> LONG_OBJECTS =
            Stream.of(
                            "MATERIALIZED VIEW",
                            "FOREIGN TABLE",
                            "FOREIGN DATA WRAPPER",
                            "FOREIGN SERVER",
                            "PROCEDURAL LANGUAGE",
                            "EVENT TRIGGER",
                            "TEXT SEARCH CONFIGURATION",
                            "TEXT SEARCH DICTIONARY",
                            "TEXT SEARCH PARSER",
                            "TEXT SEARCH TEMPLATE",
                            "ACCESS METHOD",
                            "OPERATOR CLASS",
                            "OPERATOR FAMILY",
                            "USER MAPPING",
                            "LARGE OBJECT",
                            "DEFAULT PRIVILEGES")
                    .map(object -> object.split(" "))
                    .toList();

    private static final Set<String> OF_TABLES = Set.of("TRIGGER", "POLICY", "RULE", "CONSTRAINT");

    private static final Set<String> UNNAMED = Set.of("CAST", "TRANSFORM", "LARGE OBJECT");

    private static final Set<String> MODIFIERS =
            Set.of(
                    "TEMP",
                    "TEMPORARY",
                    "GLOBAL",
                    "LOCAL",
                    "UNLOGGED",
                    "UNIQUE",
                    "TRUSTED",
                    "PROCEDURAL",
                    "CONSTRAINT",
                    "RECURSIVE",
                    "DEFAULT",
                    "FULLTEXT",
                    "SPATIAL",
                    "VIRTUAL");

    private static final Set<String> LONE =
            Set.of(
                    "LISTEN",
                    "NOTIFY",
                    "UNLISTEN",
                    "EXECUTE",
                    "FETCH",
                    "MOVE",
                    "CLOSE",
                    "DECLARE",
                    "CHECKPOINT",
                    "LOAD",
                    "USE",
                    "PRAGMA",
                    "ATTACH",
                    "DETACH",
                    "LOCK",
                    "DISCARD",
                    "DEALLOCATE",
                    "PREPARE",
                    "HANDLER",
                    "OPTIMIZE",
                    "REPAIR",
                    "KILL",
                    "FLUSH");

    private static final Set<String> SECONDS =
            Set.of("OWNED", "FOREIGN", "LABEL", "TABLES", "TABLE", "INSTANCE");

    private Kinds() {}

    /// Reads the words of an object's kind, as `MATERIALIZED VIEW`, and stands behind them.
    static String object(Cursor cursor) {
        for (String[] words : LONG_OBJECTS) {
            if (cursor.atWords(words)) {
                cursor.skipping(words.length);
                return String.join(" ", words);
            }
        }
        String word = cursor.word();
        if (!word.isEmpty()) {
            cursor.advance();
        }
        return word;
    }

    /// The object that ALTER, DROP, COMMENT, … name here: the table for what belongs to one, as `TRIGGER g ON t`; the
    /// server for a user mapping. Null for objects without a name, such as casts.
    static @Nullable Name named(Cursor cursor, String object) {
        if (UNNAMED.contains(object)) {
            return null;
        }
        if (object.equals("USER MAPPING")) {
            return server(cursor);
        }
        Name own = object.equals("OPERATOR") ? cursor.operator() : cursor.name();
        if (!OF_TABLES.contains(object) || !cursor.accept("ON")) {
            return own;
        }
        if (object.equals("CONSTRAINT") && !cursor.symbolAt(1, '.')) {
            cursor.accept("DOMAIN");
        }
        return cursor.name();
    }

    /// The server in `FOR role SERVER server`.
    static @Nullable Name server(Cursor cursor) {
        while (!cursor.atEnd() && !cursor.accept("SERVER")) {
            cursor.advance();
        }
        return cursor.name();
    }

    /// Passes the words between CREATE and the kind of object; says whether one of them was `word`.
    static Modifiers modifiers(Cursor cursor) {
        Modifiers found = new Modifiers();
        while (true) {
            if (cursor.accept("OR", "REPLACE")) {
                found.add("REPLACE");
            } else if (MODIFIERS.contains(cursor.word()) && !cursor.at("DEFAULT", "PRIVILEGES")) {
                found.add(cursor.word());
                cursor.advance();
            } else {
                return found;
            }
        }
    }

    /// The kind of a statement that is not modelled: its first word, or two where the second says what it is.
    static String of(Cursor cursor) {
        String first = cursor.word();
        String second = cursor.word(1);
        if (cursor.at("IMPORT", "FOREIGN", "SCHEMA")) {
            return "IMPORT FOREIGN SCHEMA";
        }
        boolean two = !LONE.contains(first) && !first.isEmpty() && isKeyword(second);
        if (first.isEmpty()) {
            return "UNREADABLE";
        }
        return two ? first + " " + second : first;
    }

    private static boolean isKeyword(String word) {
        return SECONDS.contains(word);
    }
}
