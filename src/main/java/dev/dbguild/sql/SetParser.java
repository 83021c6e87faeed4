package dev.dbguild.sql;

import java.util.Locale;

/// Reads SET, RESET, SHOW and PRAGMA.
final class SetParser {
    private SetParser() {}

    static Statement read(Cursor cursor, Source source) {
        String kind = cursor.word();
        cursor.advance();
        if (kind.equals("SET") && (cursor.at("CONSTRAINTS") || cursor.at("TRANSACTION"))) {
            return new Statement.Other(source, "SET " + cursor.word(), null);
        }
        boolean local = cursor.accept("LOCAL");
        if (!local && !cursor.at("SESSION", "AUTHORIZATION")) {
            cursor.accept("SESSION");
        }
        Name setting = cursor.at("TIME", "ZONE") ? timeZone(cursor) : cursor.name();
        if (!cursor.acceptSymbol('=')) {
            cursor.accept("TO");
        }
        int from = cursor.position();
        while (!cursor.atEnd()) {
            cursor.advance();
        }
        String name = setting == null ? "" : setting.text().toLowerCase(Locale.ROOT);
        return new Statement.SetVariable(source, kind, name, cursor.textFrom(from), local);
    }

    /// SQLite's `PRAGMA foreign_keys = ON`, `PRAGMA foreign_keys(ON)`, `PRAGMA main.user_version`.
    static Statement pragma(Cursor cursor, Source source) {
        cursor.advance();
        Name name = cursor.name();
        String value;
        if (cursor.atSymbol('(')) {
            value = cursor.parenthesised();
        } else {
            cursor.acceptSymbol('=');
            int from = cursor.position();
            while (!cursor.atEnd()) {
                cursor.advance();
            }
            value = cursor.textFrom(from);
        }
        String setting = name == null ? "" : name.last().toLowerCase(Locale.ROOT);
        return new Statement.SetVariable(source, "PRAGMA", setting, value, false);
    }

    private static Name timeZone(Cursor cursor) {
        cursor.accept("TIME", "ZONE");
        return Name.of("timezone");
    }
}
