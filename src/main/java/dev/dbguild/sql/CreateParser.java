package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        cursor.accept("IF", "NOT", "EXISTS");
        Name target =
                switch (object) {
                    case "TRIGGER", "POLICY" -> nameBehind(cursor, "ON");
                    case "RULE" -> nameBehind(cursor, "TO");
                    case "STATISTICS" -> nameBehind(cursor, "FROM");
                    case "SCHEMA" -> schema(cursor);
                    case "LANGUAGE" -> language(cursor);
                    default -> Kinds.named(cursor, object);
                };
        return new Statement.Other(source, kind, target);
    }

    /// A schema without a name of its own has its owner's.
    private static @Nullable Name schema(Cursor cursor) {
        cursor.accept("AUTHORIZATION");
        return cursor.name();
    }

    /// A language's name may be written as a string.
    private static @Nullable Name language(Cursor cursor) {
        Token token = cursor.peek(0);
        return token.kind() == TokenKind.STRING
                ? new Name(cursor.written(token), List.of(Lexemes.literal(cursor.written(token))))
                : cursor.name();
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
