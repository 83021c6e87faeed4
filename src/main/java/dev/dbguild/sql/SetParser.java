package dev.dbguild.sql;

import java.util.Locale;

/// Reads SET, RESET, SHOW and PRAGMA.
final class SetParser {
    private SetParser() {}

    static Statement read(Cursor cursor, Source source) {
        String kind = cursor.word();
        cursor.advance();
        if (kind.equals("SET") && cursor.at("CONSTRAINTS")) {
            return new Statement.Other(source, "SET CONSTRAINTS", null);
        }
        boolean local = cursor.accept("LOCAL");
        if (!local && !cursor.at("SESSION", "AUTHORIZATION")) {
            cursor.accept("SESSION");
        }
        if (kind.equals("SET") && cursor.at("TRANSACTION")) {
            return new Statement.Other(source, "SET TRANSACTION", null);
        }
        String setting = setting(cursor);
        if (!cursor.acceptSymbol('=')) {
            cursor.accept("TO");
        }
        int from = cursor.position();
        while (!cursor.atEnd()) {
            cursor.advance();
        }
        return new Statement.SetVariable(source, kind, setting, cursor.textFrom(from), local);
    }

    /// The setting's name, also of those that have words of their own in the grammar.
    private static String setting(Cursor cursor) {
        if (cursor.accept("TIME", "ZONE")) {
            return "timezone";
        }
        if (cursor.accept("SESSION", "AUTHORIZATION")) {
            return "session_authorization";
        }
        if (cursor.accept("TRANSACTION", "ISOLATION", "LEVEL")) {
            return "transaction_isolation";
        }
        if (cursor.accept("XML", "OPTION")) {
            return "xmloption";
        }
        if (cursor.at("SCHEMA") && cursor.peek(1).kind() == TokenKind.STRING) {
            cursor.advance();
            return "search_path";
        }
        Name name = cursor.name();
        return name == null ? "" : String.join(".", name.parts()).toLowerCase(Locale.ROOT);
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
}
