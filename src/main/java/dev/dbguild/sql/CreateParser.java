package dev.dbguild.sql;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads CREATE statements.
final class CreateParser {
    private final Dialect dialect;
    private final TableParser tables;

    CreateParser(Dialect dialect, TableParser tables) {
        this.dialect = dialect;
        this.tables = tables;
    }

    Statement read(Cursor cursor, Source source) {
        cursor.advance();
        Modifiers modifiers = Kinds.modifiers(cursor);
        skipDefiner(cursor);
        String object = Kinds.object(cursor);
        Statement read =
                switch (object) {
                    case "TABLE" -> tables.read(cursor, source, modifiers);
                    case "INDEX" -> IndexParser.read(cursor, source, modifiers.has("UNIQUE"));
                    case "TYPE" -> type(cursor, source);
                    case "DOMAIN" -> domain(cursor, source);
                    case "FUNCTION", "PROCEDURE" ->
                            RoutineParser.read(cursor, source, object, modifiers.has("REPLACE"));
                    case "VIEW", "MATERIALIZED VIEW" ->
                            ViewParser.read(cursor, source, object, modifiers.temporary());
                    case "POLICY" -> PolicyParser.read(cursor, source);
                    default -> null;
                };
        return read == null ? other(cursor, source, object) : read;
    }

    private void skipDefiner(Cursor cursor) {
        if (dialect != Dialect.MYSQL) {
            return;
        }
        boolean passing = cursor.at("DEFINER") || cursor.at("ALGORITHM");
        while (passing && !cursor.atEnd()) {
            String word = cursor.word();
            passing = !List.of("FUNCTION", "PROCEDURE", "TRIGGER", "EVENT", "VIEW").contains(word);
            if (passing) {
                cursor.advance();
            }
        }
    }

    private static Statement other(Cursor cursor, Source source, String object) {
        String kind = ("CREATE " + object).strip();
        cursor.accept("CONCURRENTLY");
        cursor.accept("IF", "NOT", "EXISTS");
        Name own = cursor.name();
        return switch (object) {
            case "TRIGGER" -> new Statement.Other(source, kind, nameBehind(cursor, "ON"));
            case "RULE" -> new Statement.Other(source, kind, nameBehind(cursor, "TO"));
            default -> new Statement.Other(source, kind, own);
        };
    }

    private static @Nullable Name nameBehind(Cursor cursor, String word) {
        while (!cursor.atEnd() && !cursor.at(word)) {
            cursor.pass();
        }
        cursor.advance();
        return cursor.name();
    }

    private static @Nullable Statement type(Cursor cursor, Source source) {
        Name name = cursor.name();
        if (name == null) {
            return null;
        }
        boolean isEnum = cursor.accept("AS", "ENUM");
        List<String> labels = new ArrayList<>();
        for (; isEnum && !cursor.atEnd(); cursor.advance()) {
            if (cursor.peek(0).kind() == TokenKind.STRING) {
                labels.add(Lexemes.literal(cursor.written(cursor.peek(0))));
            }
        }
        return new Statement.CreateType(source, name, isEnum, labels);
    }

    private static @Nullable Statement domain(Cursor cursor, Source source) {
        Name name = cursor.name();
        cursor.accept("AS");
        DataType base = TypeParser.read(cursor);
        if (name == null || base == null) {
            return null;
        }
        boolean notNull = false;
        boolean hasDefault = false;
        boolean checked = false;
        for (; !cursor.atEnd(); cursor.pass()) {
            notNull |= cursor.at("NOT", "NULL");
            hasDefault |= cursor.at("DEFAULT");
            checked |= cursor.at("CHECK");
        }
        return new Statement.CreateDomain(source, name, base, notNull, hasDefault, checked);
    }
}
