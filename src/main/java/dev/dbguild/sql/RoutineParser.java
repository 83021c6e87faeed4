package dev.dbguild.sql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads CREATE FUNCTION and CREATE PROCEDURE from behind those words. Not thread-safe: one for each routine.
final class RoutineParser {
    private final Cursor cursor;
    private boolean definer;
    private boolean path;
    private String arguments = "";
    private String returns = "";
    private String language = "sql";
    private String body = "";

    private RoutineParser(Cursor cursor) {
        this.cursor = cursor;
    }

    static @Nullable Statement read(
            Cursor cursor, Source source, String object, boolean orReplace) {
        cursor.accept("IF", "NOT", "EXISTS");
        Name name = cursor.name();
        return name == null
                ? null
                : new RoutineParser(cursor).read(source, "CREATE " + object, name, orReplace);
    }

    private Statement read(Source source, String kind, Name name, boolean orReplace) {
        arguments = cursor.atSymbol('(') ? cursor.parenthesised() : "";
        while (!cursor.atEnd()) {
            readPart();
        }
        return new Statement.CreateFunction(
                source, kind, name, orReplace, definer, path, arguments, returns, language, body);
    }

    private void readPart() {
        definer |= cursor.at("SECURITY", "DEFINER");
        path |= cursor.at("SET", "SEARCH_PATH");
        if (cursor.accept("RETURNS")) {
            returns = cursor.written(cursor.peek(0)).toLowerCase(Locale.ROOT);
        } else if (cursor.accept("LANGUAGE")) {
            language = Lexemes.identifier(Lexemes.literal(cursor.written(cursor.peek(0))));
        } else if (cursor.at("AS") && cursor.peek(1).kind() == TokenKind.STRING) {
            body = Lexemes.body(cursor.written(cursor.peek(1)));
            cursor.advance();
        } else if (cursor.at("BEGIN", "ATOMIC") || cursor.at("RETURN")) {
            readBody();
        }
        cursor.pass();
    }

    /// A body that is no string goes to the end of the statement.
    private void readBody() {
        int from = cursor.position();
        cursor.moveTo(cursor.size());
        body = cursor.textFrom(from);
    }
}
