package dev.dbguild.sql;

import java.util.List;
import java.util.Set;

/// Reads what kind of statement or object the first words name.
final class Kinds {
    private static final List<String> LONG_OBJECTS =
            List.of(
                    "MATERIALIZED VIEW",
                    "FOREIGN TABLE",
                    "FOREIGN DATA WRAPPER",
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
                    "DEFAULT PRIVILEGES");

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

    private Kinds() {}

    /// Reads the words of an object's kind, as `MATERIALIZED VIEW`, and stands behind them.
    static String object(Cursor cursor) {
        for (String object : LONG_OBJECTS) {
            String[] words = object.split(" ");
            if (cursor.at(words[0], java.util.Arrays.copyOfRange(words, 1, words.length))) {
                cursor.moveTo(cursor.position() + words.length);
                return object;
            }
        }
        String word = cursor.word();
        if (!word.isEmpty()) {
            cursor.advance();
        }
        return word;
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
        boolean two = !LONE.contains(first) && !first.isEmpty() && isKeyword(second);
        if (first.isEmpty()) {
            return "UNREADABLE";
        }
        return two ? first + " " + second : first;
    }

    private static boolean isKeyword(String word) {
        return Set.of("OWNED", "FOREIGN", "LABEL", "TABLES", "TABLE", "INSTANCE").contains(word);
    }
}
