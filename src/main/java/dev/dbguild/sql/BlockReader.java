package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds the SQL statements between the control words of a PL/pgSQL block. Not thread-safe.
final class BlockReader {
    /// What is no SQL, or only reads: `PERFORM` and assignments call functions, which nobody sees through.
    private static final Set<String> OWN =
            Set.of(
                    "RAISE",
                    "RETURN",
                    "NULL",
                    "PERFORM",
                    "EXIT",
                    "CONTINUE",
                    "GET",
                    "OPEN",
                    "FETCH",
                    "CLOSE",
                    "MOVE",
                    "ASSERT",
                    "END",
                    "COMMIT",
                    "ROLLBACK",
                    "");

    private final Source whole;
    private final String body;
    private final int offset;
    private final StatementParser parser = new StatementParser(Dialect.POSTGRESQL);
    private final List<Statement> statements = new ArrayList<>();
    private final List<Source> hidden = new ArrayList<>();
    private boolean declaring;

    BlockReader(Statement.Do block) {
        this.whole = block.source();
        this.body = block.body();
        this.offset = whole.text().indexOf(body);
    }

    Block read() {
        Lexer lexer = new Lexer(body, Dialect.POSTGRESQL);
        List<Token> tokens = new ArrayList<>();
        for (Token token = lexer.next(); token.kind() != TokenKind.END; token = lexer.next()) {
            if (token.kind() == TokenKind.TERMINATOR) {
                take(tokens);
                tokens = new ArrayList<>();
            } else {
                tokens.add(token);
            }
        }
        return new Block(statements, hidden);
    }

    private void take(List<Token> tokens) {
        Cursor cursor = new Cursor(body, tokens);
        while (control(cursor)) {
            // the next word may be one as well
        }
        if (cursor.atEnd() || declaring || OWN.contains(cursor.word()) || assigns(cursor)) {
            return;
        }
        if (cursor.accept("EXECUTE")) {
            execute(cursor);
        } else {
            List<Token> own = tokens.subList(cursor.position(), tokens.size());
            Source source = place(own.getFirst().start(), own.getLast().end());
            statements.add(parser.read(new Cursor(body, own), source));
        }
    }

    /// Passes what opens a block, a branch or a loop. Says whether it did.
    private boolean control(Cursor cursor) {
        switch (cursor.word()) {
            case "DECLARE" -> {
                declaring = true;
                return false;
            }
            case "BEGIN", "ELSE", "LOOP", "EXCEPTION" -> {
                declaring = false;
                cursor.advance();
            }
            case "IF", "ELSIF", "ELSEIF", "WHEN", "CASE" -> passBehind(cursor, "THEN");
            case "FOR", "FOREACH", "WHILE" -> passBehind(cursor, "LOOP");
            default -> {
                return label(cursor);
            }
        }
        return !cursor.atEnd();
    }

    private static void passBehind(Cursor cursor, String word) {
        while (!cursor.atEnd() && !cursor.at(word)) {
            cursor.pass();
        }
        cursor.advance();
    }

    private static boolean label(Cursor cursor) {
        if (!cursor.atSymbol('<')) {
            return false;
        }
        while (!cursor.atEnd() && !cursor.atSymbol('>')) {
            cursor.advance();
        }
        while (cursor.acceptSymbol('>')) {
            // both of them
        }
        return !cursor.atEnd();
    }

    private static boolean assigns(Cursor cursor) {
        int from = cursor.position();
        cursor.name();
        boolean assigns = cursor.atSymbol(':') || cursor.atSymbol('=') || cursor.atSymbol('[');
        cursor.moveTo(from);
        return assigns;
    }

    private void execute(Cursor cursor) {
        Token text = cursor.peek(0);
        boolean plain =
                text.kind() == TokenKind.STRING
                        && (cursor.peek(1).kind() == TokenKind.END
                                || cursor.wordAt(1, "INTO")
                                || cursor.wordAt(1, "USING"));
        if (!plain) {
            int from = cursor.position();
            cursor.moveTo(cursor.size());
            hidden.add(place(text.start(), text.start() + cursor.textFrom(from).length()));
            return;
        }
        String sql = Lexemes.body(cursor.written(text));
        Script script = ScriptReader.read("execute", sql, Dialect.POSTGRESQL);
        script.statements().stream()
                .map(statement -> statement.source().text())
                .forEach(each -> reread(each, place(text.start(), text.end())));
    }

    private void reread(String sql, Source place) {
        Lexer lexer = new Lexer(sql, Dialect.POSTGRESQL);
        List<Token> tokens = new Splitter(sql, Dialect.POSTGRESQL, lexer).next();
        Source source =
                new Source(
                        sql,
                        place.start(),
                        place.end(),
                        place.startChar(),
                        place.endChar(),
                        place.line());
        statements.add(parser.read(new Cursor(sql, tokens), source));
    }

    /// Where this part of the body stands in the script; all of the statement when its quoting hides that.
    private Source place(int start, int end) {
        String text = body.substring(start, end);
        if (offset < 0) {
            return new Source(
                    text,
                    whole.start(),
                    whole.end(),
                    whole.startChar(),
                    whole.endChar(),
                    whole.line());
        }
        return whole.from(offset + start).part(text);
    }
}
