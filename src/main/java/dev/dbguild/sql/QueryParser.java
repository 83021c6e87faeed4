package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads queries and changes of rows as far as their form tells what they do. [QueryReader] looks inside.
final class QueryParser {
    private static final Set<String> CHANGES =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE");

    Statement read(Cursor cursor, Source source) {
        skipWith(cursor);
        if (CHANGES.contains(cursor.word())) {
            return change(cursor, source);
        }
        int main = cursor.position();
        while (cursor.acceptSymbol('(')) {
            main = cursor.position();
            skipWith(cursor);
        }
        String kind = cursor.word();
        if (!Set.of("SELECT", "VALUES", "TABLE").contains(kind)) {
            return new Statement.Other(source, Kinds.of(cursor.restart()), null);
        }
        Name target = kind.equals("TABLE") ? tableNamed(cursor) : firstFrom(cursor, main);
        Cursor all = cursor.restart();
        return new Statement.Query(
                source,
                kind,
                target,
                writes(all),
                StatementParser.hasWord(all, "INTO"),
                locks(all));
    }

    private static @Nullable Name tableNamed(Cursor cursor) {
        cursor.advance();
        cursor.accept("ONLY");
        return cursor.name();
    }

    /// Passes `WITH a AS (…), b AS (…)`, leaving the statement that follows.
    static void skipWith(Cursor cursor) {
        if (!cursor.accept("WITH")) {
            return;
        }
        cursor.accept("RECURSIVE");
        boolean more = true;
        while (more && cursor.name() != null) {
            skipTable(cursor);
            while (!cursor.atEnd() && isClause(cursor)) {
                cursor.pass();
            }
            more = cursor.acceptSymbol(',');
        }
    }

    private static void skipTable(Cursor cursor) {
        if (cursor.atSymbol('(')) {
            cursor.pass();
        }
        cursor.accept("AS");
        cursor.accept("NOT");
        cursor.accept("MATERIALIZED");
        if (cursor.atSymbol('(')) {
            cursor.pass();
        }
    }

    /// Whether a SEARCH or CYCLE clause of a common table expression goes on here.
    private static boolean isClause(Cursor cursor) {
        String word = cursor.word();
        boolean main = CHANGES.contains(word) || Set.of("SELECT", "VALUES", "TABLE").contains(word);
        boolean separated = cursor.atSymbol(',') && isTableHead(cursor);
        return !main && !separated && !cursor.atSymbol('(');
    }

    private static boolean isTableHead(Cursor cursor) {
        return cursor.wordAt(2, "AS") || cursor.symbolAt(2, '(');
    }

    private static @Nullable Name firstFrom(Cursor cursor, int from) {
        cursor.moveTo(from);
        while (!cursor.atEnd() && !cursor.at("FROM") && !cursor.atSymbol(')')) {
            cursor.pass();
        }
        if (!cursor.accept("FROM")) {
            return null;
        }
        cursor.accept("ONLY");
        cursor.accept("LATERAL");
        Name name = cursor.name();
        return cursor.atSymbol('(') ? null : name;
    }

    private static boolean writes(Cursor all) {
        if (!StatementParser.hasWord(all, "WITH")) {
            return false;
        }
        for (; !all.atEnd(); all.advance()) {
            if (CHANGES.contains(all.word()) && startsChange(all)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the word here starts a change within a query, rather than being a column of that name.
    private static boolean startsChange(Cursor all) {
        boolean opened = all.symbolAt(-1, '(') || all.symbolAt(-1, ')');
        TokenKind next = all.peek(1).kind();
        return switch (all.word()) {
            case "INSERT", "MERGE", "REPLACE" -> all.wordAt(1, "INTO");
            case "DELETE" -> opened && all.wordAt(1, "FROM");
            default -> opened && (next == TokenKind.WORD || next == TokenKind.QUOTED);
        };
    }

    private static boolean locks(Cursor cursor) {
        Cursor all = cursor.restart();
        for (; !all.atEnd(); all.advance()) {
            if (all.at("FOR", "UPDATE")
                    || all.at("FOR", "SHARE")
                    || all.at("FOR", "NO", "KEY", "UPDATE")
                    || all.at("FOR", "KEY", "SHARE")
                    || all.at("LOCK", "IN", "SHARE", "MODE")) {
                return true;
            }
        }
        return false;
    }

    Statement change(Cursor cursor, Source source) {
        String kind = cursor.word();
        cursor.advance();
        while (Set.of("INTO", "FROM", "ONLY", "IGNORE", "LOW_PRIORITY", "DELAYED", "QUICK", "OR")
                .contains(cursor.word())) {
            boolean conflict = cursor.at("OR");
            cursor.advance();
            if (conflict) {
                cursor.advance();
            }
        }
        Name table = cursor.name();
        if (table == null) {
            return new Statement.Other(source, kind, null);
        }
        List<Name> sets = kind.equals("UPDATE") ? assigned(cursor) : List.of();
        boolean filtered = false;
        while (!cursor.atEnd()) {
            filtered |= cursor.at("WHERE") || cursor.at("LIMIT");
            cursor.pass();
        }
        return new Statement.Change(source, kind, table, filtered, sets);
    }

    private static List<Name> assigned(Cursor cursor) {
        while (!cursor.atEnd() && !cursor.at("SET")) {
            cursor.pass();
        }
        List<Name> columns = new ArrayList<>();
        boolean more = cursor.accept("SET");
        while (more) {
            if (cursor.atSymbol('(')) {
                int close = cursor.close();
                cursor.advance();
                while (cursor.position() < close) {
                    addWhole(cursor, columns);
                    cursor.toComma(close);
                }
            } else {
                addWhole(cursor, columns);
            }
            while (!cursor.atEnd() && !cursor.atSymbol(',') && !isBehindAssignments(cursor)) {
                cursor.pass();
            }
            more = cursor.acceptSymbol(',');
        }
        return List.copyOf(columns);
    }

    private static void addWhole(Cursor cursor, List<Name> columns) {
        Name column = cursor.name();
        if (column != null && !cursor.atSymbol('[')) {
            columns.add(column);
        }
    }

    private static boolean isBehindAssignments(Cursor cursor) {
        return cursor.at("WHERE")
                || cursor.at("RETURNING")
                || cursor.at("ORDER")
                || cursor.at("LIMIT")
                || cursor.at("FROM") && !cursor.wordAt(-1, "DISTINCT");
    }
}
