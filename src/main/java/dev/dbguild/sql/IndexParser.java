package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads CREATE INDEX from behind the word INDEX.
final class IndexParser {
    private IndexParser() {}

    static @Nullable Statement read(Cursor cursor, Source source, boolean unique) {
        boolean concurrently = cursor.accept("CONCURRENTLY");
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        Name name = cursor.at("ON") ? null : cursor.name();
        String early = method(cursor);
        boolean readable = cursor.accept("ON");
        boolean only = cursor.at("ONLY");
        Name table = cursor.relation();
        if (!readable || table == null) {
            return null;
        }
        String late = method(cursor);
        List<IndexPart> parts = parts(cursor);
        List<String> include = include(cursor);
        return new Statement.CreateIndex(
                source,
                name,
                table,
                unique,
                concurrently,
                ifNotExists,
                only,
                late.equals("btree") ? early : late,
                parts,
                include,
                where(cursor));
    }

    private static String method(Cursor cursor) {
        if (!cursor.accept("USING")) {
            return "btree";
        }
        Name name = cursor.name();
        return name == null ? "btree" : name.last().toLowerCase(Locale.ROOT);
    }

    private static List<IndexPart> parts(Cursor cursor) {
        List<IndexPart> parts = new ArrayList<>();
        if (!cursor.atSymbol('(')) {
            return parts;
        }
        int close = cursor.close();
        cursor.advance();
        while (cursor.position() < close) {
            parts.add(part(cursor));
            cursor.toComma(close);
        }
        cursor.moveTo(close + 1);
        return parts;
    }

    private static IndexPart part(Cursor cursor) {
        int from = cursor.position();
        Name column = cursor.name();
        boolean expression = column == null || cursor.atSymbol('(') && !isPrefixLength(cursor);
        boolean descending = false;
        while (!cursor.atEnd() && !cursor.atSymbol(',') && !cursor.atSymbol(')')) {
            descending |= cursor.at("DESC");
            cursor.pass();
        }
        return new IndexPart(expression ? null : column, cursor.textFrom(from), descending);
    }

    /// Whether a MySQL prefix length stands here: `name(20)`.
    private static boolean isPrefixLength(Cursor cursor) {
        return cursor.peek(1).kind() == TokenKind.NUMBER && cursor.symbolAt(2, ')');
    }

    private static List<String> include(Cursor cursor) {
        List<Name> names = cursor.accept("INCLUDE") ? cursor.namesInParentheses() : List.of();
        return names.stream().map(Name::text).toList();
    }

    private static @Nullable String where(Cursor cursor) {
        while (!cursor.atEnd() && !cursor.at("WHERE")) {
            cursor.pass();
        }
        if (!cursor.accept("WHERE")) {
            return null;
        }
        int from = cursor.position();
        while (!cursor.atEnd()) {
            cursor.pass();
        }
        return cursor.textFrom(from);
    }
}
