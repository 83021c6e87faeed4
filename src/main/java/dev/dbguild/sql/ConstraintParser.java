package dev.dbguild.sql;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads constraints of tables and columns.
final class ConstraintParser {
    private ConstraintParser() {}

    /// Whether a table's constraint starts here, rather than a column.
    static boolean startsTableConstraint(Cursor cursor) {
        return switch (cursor.word()) {
            case "CONSTRAINT", "PRIMARY", "FOREIGN" -> true;
            case "UNIQUE", "CHECK" -> true;
            case "NOT" -> cursor.wordAt(1, "NULL");
            case "EXCLUDE" -> cursor.wordAt(1, "USING") || cursor.symbolAt(1, '(');
            default -> false;
        };
    }

    /// The constraint of a table that starts here, or null. Stands before the next comma, or at the end.
    static @Nullable Constraint ofTable(Cursor cursor) {
        Name name = cursor.accept("CONSTRAINT") ? cursor.name() : null;
        Constraint constraint =
                switch (cursor.word()) {
                    case "PRIMARY" -> primaryKey(cursor, name);
                    case "UNIQUE" -> unique(cursor, name);
                    case "CHECK" -> check(cursor, name);
                    case "FOREIGN" -> foreignKey(cursor, name);
                    case "NOT" -> notNull(cursor, name);
                    case "EXCLUDE" -> new Constraint.Exclude(name, ending(cursor).text());
                    default -> null;
                };
        ending(cursor);
        return constraint;
    }

    private static Constraint primaryKey(Cursor cursor, @Nullable Name name) {
        cursor.accept("PRIMARY", "KEY");
        List<Name> columns = cursor.namesInParentheses();
        return new Constraint.PrimaryKey(name, columns, ending(cursor).index());
    }

    private static Constraint unique(Cursor cursor, @Nullable Name name) {
        cursor.accept("UNIQUE");
        boolean alike = cursor.at("NULLS", "NOT", "DISTINCT");
        while (!cursor.atEnd() && !cursor.atSymbol('(') && !cursor.at("USING")) {
            cursor.advance();
        }
        List<Name> columns = cursor.namesInParentheses();
        return new Constraint.Unique(name, columns, ending(cursor).index(), alike);
    }

    private static Constraint check(Cursor cursor, @Nullable Name name) {
        cursor.accept("CHECK");
        Expression condition = ExpressionParser.inParentheses(cursor);
        return new Constraint.Check(name, condition, ending(cursor).unchecked());
    }

    private static @Nullable Constraint foreignKey(Cursor cursor, @Nullable Name name) {
        cursor.accept("FOREIGN", "KEY");
        List<Name> columns = cursor.namesInParentheses();
        return cursor.accept("REFERENCES") ? references(cursor, name, columns) : null;
    }

    /// What follows REFERENCES, to the end of a table's constraint.
    static @Nullable Constraint references(Cursor cursor, @Nullable Name name, List<Name> columns) {
        Name table = cursor.name();
        if (table == null) {
            return null;
        }
        List<Name> referenced = cursor.namesInParentheses();
        Actions actions = Actions.read(cursor);
        return new Constraint.ForeignKey(
                name,
                columns,
                table,
                referenced,
                actions.onDelete(),
                actions.onUpdate(),
                ending(cursor).unchecked());
    }

    /// What a foreign key does when the row that it points to goes or changes.
    private record Actions(String onDelete, String onUpdate) {
        private static final String NONE = "no action";

        /// Passes `MATCH FULL ON DELETE SET NULL (a) ON UPDATE CASCADE`.
        static Actions read(Cursor cursor) {
            Actions read = new Actions(NONE, NONE);
            while (cursor.at("ON") || cursor.at("MATCH")) {
                read = read.next(cursor);
            }
            return read;
        }

        private Actions next(Cursor cursor) {
            if (cursor.accept("MATCH")) {
                cursor.advance();
                return this;
            }
            cursor.accept("ON");
            boolean delete = cursor.at("DELETE");
            cursor.advance();
            String action = action(cursor);
            return delete ? new Actions(action, onUpdate) : new Actions(onDelete, action);
        }

        private static String action(Cursor cursor) {
            String action = cursor.word().toLowerCase(Locale.ROOT);
            cursor.advance();
            if (action.equals("set") || action.equals("no")) {
                action += " " + cursor.word().toLowerCase(Locale.ROOT);
                cursor.advance();
            }
            if (cursor.atSymbol('(')) {
                cursor.pass();
            }
            return action;
        }
    }

    private static @Nullable Constraint notNull(Cursor cursor, @Nullable Name name) {
        cursor.accept("NOT", "NULL");
        Name column = cursor.name();
        return column == null
                ? null
                : new Constraint.NotNull(name, column, ending(cursor).unchecked());
    }

    /// What the attributes at a constraint's end say.
    private record Ending(boolean unchecked, @Nullable Name index, String text) {}

    private static Ending ending(Cursor cursor) {
        int from = cursor.position();
        boolean unchecked = false;
        Name index = null;
        while (!cursor.atEnd() && !cursor.atSymbol(',') && !cursor.atSymbol(')')) {
            unchecked |= cursor.at("NOT", "VALID") || cursor.at("NOT", "ENFORCED");
            if (cursor.accept("USING", "INDEX")) {
                index = cursor.at("TABLESPACE") ? null : cursor.name();
            } else {
                cursor.pass();
            }
        }
        return new Ending(unchecked, index, cursor.textFrom(from));
    }

    /// A constraint written with a column, or null when none starts here. Stands behind it.
    static @Nullable Constraint ofColumn(Cursor cursor, @Nullable Name name, Name column) {
        Constraint constraint =
                switch (cursor.word()) {
                    case "PRIMARY" -> {
                        if (!cursor.accept("PRIMARY", "KEY")) {
                            yield null;
                        }
                        yield new Constraint.PrimaryKey(name, List.of(column), null);
                    }
                    case "UNIQUE" -> {
                        cursor.accept("UNIQUE");
                        yield new Constraint.Unique(name, List.of(column), null);
                    }
                    case "CHECK" -> {
                        cursor.accept("CHECK");
                        Expression condition = ExpressionParser.inParentheses(cursor);
                        yield new Constraint.Check(name, condition, attributes(cursor));
                    }
                    case "REFERENCES" -> ofColumnReferences(cursor, name, column);
                    default -> null;
                };
        return constraint;
    }

    private static @Nullable Constraint ofColumnReferences(
            Cursor cursor, @Nullable Name name, Name column) {
        cursor.accept("REFERENCES");
        Name table = cursor.name();
        if (table == null) {
            return null;
        }
        List<Name> referenced = cursor.namesInParentheses();
        Actions actions = Actions.read(cursor);
        return new Constraint.ForeignKey(
                name,
                List.of(column),
                table,
                referenced,
                actions.onDelete(),
                actions.onUpdate(),
                attributes(cursor));
    }

    /// Passes `NO INHERIT`, `NOT VALID`, `NOT ENFORCED`, `DEFERRABLE`, …; says whether rows are left unverified.
    private static boolean attributes(Cursor cursor) {
        boolean unchecked = false;
        while (true) {
            if (cursor.accept("NOT", "VALID") || cursor.accept("NOT", "ENFORCED")) {
                unchecked = true;
            } else if (!cursor.accept("NO", "INHERIT")
                    && !cursor.accept("NOT", "DEFERRABLE")
                    && !cursor.accept("DEFERRABLE")
                    && !cursor.accept("ENFORCED")
                    && !cursor.accept("INITIALLY", "DEFERRED")
                    && !cursor.accept("INITIALLY", "IMMEDIATE")) {
                return unchecked;
            }
        }
    }
}
