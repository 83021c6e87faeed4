package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;

/// Gathers the tokens of one statement after the other. Not thread-safe.
final class Splitter {
    /// How many bodies without an end are tried again, before none is looked for any more.
    private static final int VAIN_BODIES = 3;

    private final String text;
    private final Dialect dialect;
    private final Lexer lexer;
    private final List<Integer> unclosed = new ArrayList<>();
    private boolean bodies = true;
    private int copyEndsBefore = Integer.MAX_VALUE;

    Splitter(String text, Dialect dialect, Lexer lexer) {
        this.text = text;
        this.dialect = dialect;
        this.lexer = lexer;
    }

    /// Where a body starts that never ends.
    List<Integer> unclosed() {
        return unclosed;
    }

    /// The tokens of the next statement, without its terminator; empty at the end of the script.
    List<Token> next() {
        List<Token> tokens = new ArrayList<>();
        boolean more = true;
        while (more && tokens.isEmpty()) {
            more = gather(tokens, bodies);
        }
        return tokens;
    }

    /// Gathers one statement, which may be empty. Says whether the script goes on.
    private boolean gather(List<Token> tokens, boolean withBodies) {
        Body body = new Body(text, dialect);
        int firstTerminator = -1;
        while (true) {
            Token token = lexer.next();
            switch (token.kind()) {
                case END -> {
                    if (firstTerminator < 0 || !body.open()) {
                        return false;
                    }
                    return again(tokens, firstTerminator);
                }
                case TERMINATOR -> {
                    if (!withBodies || !body.open() || lexer.hasOwnDelimiter()) {
                        afterStatement(tokens);
                        return true;
                    }
                    firstTerminator = firstTerminator < 0 ? token.start() : firstTerminator;
                    tokens.add(token);
                    body.see(token);
                }
                case CLIENT -> {
                    if (client(tokens, token)) {
                        return true;
                    }
                }
                case WORD, QUOTED, STRING, NUMBER, PARAMETER, SYMBOL -> {
                    if (tokens.isEmpty() && isDelimiterCommand(token)) {
                        tokens.add(delimiterCommand(token));
                        return true;
                    }
                    tokens.add(token);
                    body.see(token);
                }
            }
        }
    }

    /// A body was opened and never closed: the statement is taken to end where it first could.
    private boolean again(List<Token> tokens, int firstTerminator) {
        unclosed.add(tokens.getFirst().start());
        bodies = unclosed.size() < VAIN_BODIES;
        tokens.removeIf(token -> token.start() >= firstTerminator);
        lexer.moveTo(firstTerminator + 1);
        return true;
    }

    /// Between statements a client command stands alone; inside one, `\g…` ends it and others are passed over.
    private boolean client(List<Token> tokens, Token command) {
        if (tokens.isEmpty()) {
            tokens.add(command);
            if (ClientCommands.copiesFromInput(text, command)) {
                skipData(command.end());
            }
            return true;
        }
        return ClientCommands.ends(text, command);
    }

    private boolean isDelimiterCommand(Token token) {
        return dialect == Dialect.MYSQL
                && token.length() == 9
                && text.regionMatches(true, token.start(), "DELIMITER", 0, 9);
    }

    private Token delimiterCommand(Token word) {
        int end = lexer.lineEnd(word.end());
        String delimiter = text.substring(word.end(), end).strip();
        if (!delimiter.isEmpty()) {
            lexer.delimiter(delimiter);
        }
        lexer.moveTo(end);
        return new Token(TokenKind.CLIENT, word.start(), end);
    }

    private void afterStatement(List<Token> tokens) {
        if (dialect != Dialect.POSTGRESQL || tokens.isEmpty()) {
            return;
        }
        Cursor cursor = new Cursor(text, tokens);
        if (cursor.at("SET")) {
            heed(cursor);
        } else if (CopyData.follows(cursor)) {
            skipData(tokens.getLast().end());
        }
    }

    /// Scripts of old servers say how their strings are to be read.
    private void heed(Cursor set) {
        set.advance();
        if (!set.accept("SESSION")) {
            set.accept("LOCAL");
        }
        if (set.accept("STANDARD_CONFORMING_STRINGS")) {
            set.advance();
            String value = Lexemes.literal(set.written(set.peek(0)));
            lexer.backslashesEscape(!new Option("", value).on());
        }
    }

    /// Passes the rows that follow a COPY from its next line to the line `\.`; without such a line there are none.
    private void skipData(int from) {
        if (from >= copyEndsBefore) {
            return;
        }
        int start = text.indexOf('\n', lexer.spaces().behindHole(from));
        for (int line = start; line >= 0; line = text.indexOf('\n', line + 1)) {
            int end = lexer.lineEnd(line + 1);
            if (end - line == 3 && text.startsWith("\\.", line + 1)) {
                lexer.spaces().skipBetween(start, end);
                return;
            }
        }
        copyEndsBefore = from;
    }
}
