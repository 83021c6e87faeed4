package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads MySQL's CREATE TABLE from behind the word TABLE. Not thread-safe: one for each statement.
final class MySqlTableParser {
    private final Cursor cursor;
    private final List<Column> columns = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<TableLike> likes = new ArrayList<>();
    private final MySqlOptions options = new MySqlOptions();
    private @Nullable String partitionedBy;
    private boolean fromQuery;

    MySqlTableParser(Cursor cursor) {
        this.cursor = cursor;
    }

    @Nullable Statement read(Source source, Modifiers modifiers) {
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        Name name = cursor.name();
        if (name == null) {
            return null;
        }
        if (cursor.atSymbol('(') && !startsQuery()) {
            elements();
        }
        tail();
        return new Statement.CreateTable(
                source,
                name,
                modifiers.temporary(),
                false,
                ifNotExists,
                columns,
                constraints,
                List.of(),
                likes,
                null,
                partitionedBy,
                fromQuery,
                options.all());
    }

    private boolean startsQuery() {
        return cursor.wordAt(1, "SELECT") || cursor.wordAt(1, "WITH") || cursor.wordAt(1, "VALUES");
    }

    private void elements() {
        int close = cursor.close();
        cursor.advance();
        while (cursor.position() < close) {
            element();
            cursor.toComma(close);
        }
        cursor.moveTo(close + 1);
    }

    private void element() {
        if (cursor.accept("LIKE")) {
            like();
        } else if (MySqlKeyParser.starts(cursor)) {
            Constraint constraint = MySqlKeyParser.read(cursor);
            if (constraint != null) {
                constraints.add(constraint);
            }
        } else {
            Column column = MySqlColumnParser.read(cursor);
            if (column != null) {
                columns.add(column);
            }
        }
    }

    private void like() {
        Name other = cursor.name();
        if (other != null) {
            options.put("LIKE", other.text());
            likes.add(new TableLike(other, "INCLUDING ALL"));
        }
    }

    private void tail() {
        while (!cursor.atEnd() && !fromQuery) {
            if (cursor.at("PARTITION", "BY")) {
                partitions();
            } else if (cursor.accept("LIKE")) {
                like();
            } else if (cursor.at("AS") || cursor.atSymbol('(') || startsRows()) {
                fromQuery = true;
            } else if (!options.read(cursor)) {
                cursor.pass();
            }
        }
    }

    private boolean startsRows() {
        return switch (cursor.word()) {
            case "SELECT", "WITH", "VALUES", "TABLE", "IGNORE", "REPLACE" ->
                    !cursor.at("WITH", "SYSTEM");
            default -> false;
        };
    }

    /// `PARTITION BY RANGE (a) (PARTITION p0 …)`: what is behind the key in parentheses are the partitions.
    private void partitions() {
        cursor.accept("PARTITION", "BY");
        int from = cursor.position();
        while (!cursor.atEnd() && !cursor.atSymbol('(')) {
            cursor.advance();
        }
        if (cursor.atSymbol('(')) {
            cursor.pass();
        }
        partitionedBy = cursor.textFrom(from);
        while (!cursor.atEnd()) {
            cursor.pass();
        }
    }
}
