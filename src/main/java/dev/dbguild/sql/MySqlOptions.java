package dev.dbguild.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The options of a MySQL table: `ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`. Not thread-safe.
final class MySqlOptions {
    private static final Set<String> SINGLE =
            Set.of(
                    "ENGINE",
                    "TYPE",
                    "AUTO_INCREMENT",
                    "AVG_ROW_LENGTH",
                    "AUTOEXTEND_SIZE",
                    "CHECKSUM",
                    "TABLE_CHECKSUM",
                    "PAGE_CHECKSUM",
                    "PAGE_COMPRESSED",
                    "PAGE_COMPRESSION_LEVEL",
                    "CHARSET",
                    "COLLATE",
                    "COMMENT",
                    "COMPRESSION",
                    "CONNECTION",
                    "DELAY_KEY_WRITE",
                    "ENCRYPTION",
                    "ENCRYPTED",
                    "ENCRYPTION_KEY_ID",
                    "ENGINE_ATTRIBUTE",
                    "SECONDARY_ENGINE",
                    "SECONDARY_ENGINE_ATTRIBUTE",
                    "INSERT_METHOD",
                    "KEY_BLOCK_SIZE",
                    "MAX_ROWS",
                    "MIN_ROWS",
                    "PACK_KEYS",
                    "PASSWORD",
                    "ROW_FORMAT",
                    "SEQUENCE",
                    "STATS_AUTO_RECALC",
                    "STATS_PERSISTENT",
                    "STATS_SAMPLE_PAGES",
                    "TABLESPACE",
                    "TRANSACTIONAL",
                    "UNION",
                    "ALGORITHM",
                    "LOCK");

    private final Map<String, String> values = new LinkedHashMap<>();

    void put(String name, String value) {
        values.put(name, value);
    }

    Map<String, String> all() {
        return values;
    }

    /// Takes the option here with its value; says whether there was one.
    boolean read(Cursor cursor) {
        int from = cursor.position();
        cursor.accept("DEFAULT");
        String name = name(cursor);
        if (name.isEmpty() || cursor.atEnd()) {
            cursor.moveTo(from);
            return false;
        }
        cursor.acceptSymbol('=');
        values.put(name, value(cursor));
        return true;
    }

    /// One name for an option that may be called several; empty when none is here.
    private static String name(Cursor cursor) {
        if (cursor.accept("CHARACTER", "SET") || cursor.accept("CHARSET")) {
            return "CHARACTER SET";
        }
        if (cursor.accept("DATA", "DIRECTORY") || cursor.accept("INDEX", "DIRECTORY")) {
            return "DIRECTORY";
        }
        String word = cursor.word();
        if (!SINGLE.contains(word)) {
            return "";
        }
        cursor.advance();
        return word.equals("TYPE") ? "ENGINE" : word;
    }

    private static String value(Cursor cursor) {
        int from = cursor.position();
        cursor.pass();
        return Lexemes.unquoted(cursor.textFrom(from));
    }
}
