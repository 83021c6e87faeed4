package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Reads CREATE TABLE from behind the word TABLE.
final class TableParser {
    private final Dialect dialect;

    TableParser(Dialect dialect) {
        this.dialect = dialect;
    }

    /// The elements of a table, and what follows them.
    private static final class Draft {
        private final List<Column> columns = new ArrayList<>();
        private final List<Constraint> constraints = new ArrayList<>();
        private List<Name> inherits = List.of();
        private final List<TableLike> likes = new ArrayList<>();
        private @Nullable Name partitionOf;
        private @Nullable String partitionedBy;
        private boolean fromQuery;
        private final Map<String, String> options = new HashMap<>();
    }

    @Nullable Statement read(Cursor cursor, Source source, Modifiers modifiers) {
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        Name name = cursor.name();
        if (name == null) {
            return null;
        }
        Draft draft = new Draft();
        head(cursor, draft);
        if (cursor.atSymbol('(')) {
            elements(cursor, draft);
        }
        tail(cursor, draft);
        return new Statement.CreateTable(
                source,
                name,
                modifiers.temporary(),
                modifiers.has("UNLOGGED"),
                ifNotExists,
                draft.columns,
                draft.constraints,
                draft.inherits,
                draft.likes,
                draft.partitionOf,
                draft.partitionedBy,
                draft.fromQuery,
                draft.options);
    }

    private static void head(Cursor cursor, Draft draft) {
        if (cursor.accept("PARTITION", "OF")) {
            draft.partitionOf = cursor.name();
        } else if (cursor.accept("OF")) {
            cursor.name();
        }
    }

    private void elements(Cursor cursor, Draft draft) {
        int close = cursor.close();
        cursor.advance();
        while (cursor.position() < close) {
            element(cursor, draft);
            cursor.toComma(close);
        }
        cursor.moveTo(close + 1);
    }

    private void element(Cursor cursor, Draft draft) {
        if (cursor.accept("LIKE")) {
            like(cursor, draft);
            return;
        }
        if (ConstraintParser.startsTableConstraint(cursor)) {
            Constraint constraint = ConstraintParser.ofTable(cursor);
            if (constraint != null) {
                draft.constraints.add(constraint);
            }
            return;
        }
        Column column = ColumnParser.read(cursor);
        if (column != null) {
            draft.columns.add(column);
        }
    }

    private static void like(Cursor cursor, Draft draft) {
        Name table = cursor.name();
        StringJoiner including = new StringJoiner(" ");
        while (cursor.at("INCLUDING") || cursor.at("EXCLUDING")) {
            including.add(cursor.word()).add(cursor.word(1));
            cursor.skipping(2);
        }
        if (table != null) {
            draft.likes.add(new TableLike(table, including.toString()));
        }
    }

    private void tail(Cursor cursor, Draft draft) {
        while (!cursor.atEnd() && !draft.fromQuery) {
            if (cursor.accept("INHERITS")) {
                draft.inherits = cursor.namesInParentheses();
            } else if (cursor.accept("PARTITION", "BY")) {
                draft.partitionedBy = partitionKey(cursor);
            } else if (cursor.accept("AS") || cursor.at("SELECT")) {
                draft.fromQuery = true;
            } else if (dialect == Dialect.SQLITE && cursor.accept("STRICT")) {
                draft.options.put("STRICT", "");
            } else if (dialect == Dialect.SQLITE && cursor.accept("WITHOUT", "ROWID")) {
                draft.options.put("WITHOUT ROWID", "");
            } else {
                cursor.pass();
            }
        }
    }

    private static String partitionKey(Cursor cursor) {
        int from = cursor.position();
        cursor.advance();
        if (cursor.atSymbol('(')) {
            cursor.pass();
        }
        return cursor.textFrom(from);
    }
}
