package dev.dbguild.sql;

import java.util.LinkedHashSet;
import java.util.Set;

/// Reads an expression up to where the words of a column's definition or the next sub-command go on.
final class ExpressionParser {
    private static final Set<String> ENDS =
            Set.of(
                    "NOT",
                    "NULL",
                    "CHECK",
                    "UNIQUE",
                    "PRIMARY",
                    "REFERENCES",
                    "CONSTRAINT",
                    "GENERATED",
                    "COLLATE",
                    "DEFERRABLE",
                    "INITIALLY",
                    "ON",
                    "COMMENT",
                    "AUTO_INCREMENT",
                    "KEY");

    private ExpressionParser() {}

    /// The default of a column: at least one token, then up to the next word of the column's definition.
    static Expression value(Cursor cursor) {
        int from = cursor.position();
        int cases = 0;
        while (!cursor.atEnd() && !endsHere(cursor)) {
            boolean first = cursor.position() == from;
            if (!first && cases == 0 && ENDS.contains(cursor.word())) {
                break;
            }
            cases += depthOf(cursor);
            cursor.pass();
        }
        return expression(cursor, from);
    }

    /// Everything to the next comma outside parentheses.
    static Expression toComma(Cursor cursor) {
        int from = cursor.position();
        while (!cursor.atEnd() && !endsHere(cursor)) {
            cursor.pass();
        }
        return expression(cursor, from);
    }

    /// What stands in the parentheses here.
    static Expression inParentheses(Cursor cursor) {
        int from = cursor.position();
        cursor.pass();
        Expression whole = expression(cursor, from);
        String text = whole.text();
        boolean enclosed = text.startsWith("(") && text.endsWith(")");
        String inside = enclosed ? text.substring(1, text.length() - 1).strip() : text;
        return new Expression(inside, whole.functions());
    }

    private static boolean endsHere(Cursor cursor) {
        return cursor.atSymbol(',') || cursor.atSymbol(')');
    }

    private static int depthOf(Cursor cursor) {
        if (cursor.at("CASE")) {
            return 1;
        }
        return cursor.at("END") ? -1 : 0;
    }

    private static Expression expression(Cursor cursor, int from) {
        int to = cursor.position();
        Set<String> functions = new LinkedHashSet<>();
        for (int i = from; i + 1 < to; i++) {
            cursor.moveTo(i);
            if (calls(cursor)) {
                functions.add(Lexemes.identifier(cursor.written(cursor.peek(0))));
            }
        }
        cursor.moveTo(to);
        return new Expression(cursor.textFrom(from), java.util.List.copyOf(functions));
    }

    private static boolean calls(Cursor cursor) {
        TokenKind kind = cursor.peek(0).kind();
        boolean named =
                kind == TokenKind.QUOTED
                        || kind == TokenKind.WORD
                                && !Lexemes.isReserved(
                                        cursor.word().toLowerCase(java.util.Locale.ROOT));
        boolean type = cursor.wordAt(-1, "AS") || isCast(cursor);
        return named && !type && cursor.symbolAt(1, '(');
    }

    private static boolean isCast(Cursor cursor) {
        Token before = cursor.peek(-1);
        return before.kind() == TokenKind.SYMBOL && before.length() == 2;
    }
}
