package dev.dbguild.sql;

import java.util.List;

/// Looks at the list of what a query selects, whatever else it holds: [QueryReader] has to understand all of a query,
/// and takes far longer.
public final class SelectList {
    private SelectList() {}

    /// Whether a SELECT of the query itself, not one inside it, selects `*` or `t.*`.
    public static boolean holdsEverything(String query) {
        if (query.indexOf('*') < 0) {
            return false;
        }
        Lexer lexer = new Lexer(query, Dialect.POSTGRESQL);
        List<Token> tokens = new Splitter(query, Dialect.POSTGRESQL, lexer).next();
        Cursor cursor = new Cursor(query, tokens);
        boolean found = false;
        while (!found && moveToList(cursor)) {
            found = isEverything(cursor);
            while (!found && !isBehindList(cursor)) {
                boolean next = cursor.acceptSymbol(',');
                found = next && isEverything(cursor);
                if (!next) {
                    cursor.pass();
                }
            }
        }
        return found;
    }

    /// Moves behind the next SELECT that no other holds: one may stand in parentheses on either side of a UNION.
    private static boolean moveToList(Cursor cursor) {
        QueryParser.skipWith(cursor);
        boolean branch = !isBehindList(cursor);
        while (!cursor.atEnd() && !(branch && cursor.accept("SELECT"))) {
            if (isCombined(cursor)) {
                branch = true;
                cursor.advance();
            } else if (branch && cursor.atSymbol('(')) {
                cursor.advance();
            } else {
                cursor.pass();
            }
        }
        cursor.accept("ALL");
        if (cursor.accept("DISTINCT") && cursor.accept("ON")) {
            cursor.pass();
        }
        return !cursor.atEnd();
    }

    private static boolean isEverything(Cursor cursor) {
        return cursor.atSymbol('*')
                || cursor.name() != null && cursor.atSymbol('.') && cursor.symbolAt(1, '*');
    }

    private static boolean isBehindList(Cursor cursor) {
        return cursor.atEnd()
                || isCombined(cursor)
                || cursor.at("FROM") && !cursor.wordAt(-1, "DISTINCT");
    }

    private static boolean isCombined(Cursor cursor) {
        return cursor.at("UNION") || cursor.at("INTERSECT") || cursor.at("EXCEPT");
    }
}
