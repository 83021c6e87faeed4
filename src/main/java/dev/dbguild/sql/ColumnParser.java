package dev.dbguild.sql;

import dev.dbguild.sql.Column.Generated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the definition of one column. Not thread-safe: one for each column.
final class ColumnParser {
    private final Cursor cursor;
    private final List<Constraint> constraints = new ArrayList<>();
    private boolean notNull;
    private @Nullable Expression value;
    private Generated generated = Generated.NOT;

    private ColumnParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /// The column here, or null when no name is here. Stands before the next comma or parenthesis, or at the end.
    static @Nullable Column read(Cursor cursor) {
        int from = cursor.position();
        Name name = cursor.name();
        return name == null ? null : new ColumnParser(cursor).read(name, from);
    }

    private Column read(Name name, int from) {
        DataType type = startsConstraint() ? null : TypeParser.read(cursor);
        while (!cursor.atEnd() && !cursor.atSymbol(',') && !cursor.atSymbol(')')) {
            readPart(name);
        }
        return new Column(
                name,
                type == null ? new DataType("", "", List.of(), false) : type,
                notNull,
                value,
                generated,
                constraints,
                cursor.textFrom(from),
                Map.of());
    }

    private boolean startsConstraint() {
        return switch (cursor.word()) {
            case "NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES" -> true;
            case "CONSTRAINT", "GENERATED" -> true;
            default -> false;
        };
    }

    private void readPart(Name column) {
        Name name = cursor.accept("CONSTRAINT") ? cursor.name() : null;
        if (cursor.accept("NOT", "NULL")) {
            notNull = true;
        } else if (cursor.accept("DEFAULT")) {
            value = ExpressionParser.value(cursor);
        } else if (cursor.accept("GENERATED")) {
            readGenerated();
        } else if (cursor.at("AS") && cursor.symbolAt(1, '(')) {
            readComputed();
        } else if (cursor.accept("AUTO_INCREMENT")) {
            generated = Generated.IDENTITY;
        } else {
            readConstraint(name, column);
        }
    }

    private void readConstraint(@Nullable Name name, Name column) {
        Constraint constraint = ConstraintParser.ofColumn(cursor, name, column);
        if (constraint != null) {
            constraints.add(constraint);
        } else if (!cursor.atEnd()) {
            cursor.pass();
        }
    }

    private void readGenerated() {
        cursor.accept("ALWAYS");
        cursor.accept("BY", "DEFAULT");
        if (cursor.accept("AS", "IDENTITY")) {
            generated = Generated.IDENTITY;
            if (cursor.atSymbol('(')) {
                cursor.pass();
            }
        } else {
            readComputed();
        }
    }

    private void readComputed() {
        cursor.accept("AS");
        if (cursor.atSymbol('(')) {
            value = ExpressionParser.inParentheses(cursor);
        }
        generated = cursor.accept("STORED") ? Generated.STORED : Generated.VIRTUAL;
        cursor.accept("VIRTUAL");
    }
}
