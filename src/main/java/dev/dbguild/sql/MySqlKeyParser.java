package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads keys, indexes and constraints as MySQL declares them in CREATE TABLE and behind ADD.
final class MySqlKeyParser {
    private static final Set<String> FIRST_WORDS =
            Set.of(
                    "CONSTRAINT",
                    "PRIMARY",
                    "UNIQUE",
                    "FOREIGN",
                    "CHECK",
                    "KEY",
                    "INDEX",
                    "FULLTEXT",
                    "SPATIAL");

    private MySqlKeyParser() {}

    static boolean starts(Cursor cursor) {
        return FIRST_WORDS.contains(cursor.word());
    }

    /// What is declared here, or null. Stands before the next comma, or at the end.
    static @Nullable Constraint read(Cursor cursor) {
        Name name = constraintName(cursor);
        Constraint read =
                switch (cursor.word()) {
                    case "PRIMARY" -> primaryKey(cursor, name);
                    case "UNIQUE" -> unique(cursor, name);
                    case "FOREIGN" -> foreignKey(cursor, name);
                    case "CHECK" -> check(cursor, name);
                    case "KEY", "INDEX", "FULLTEXT", "SPATIAL" -> key(cursor);
                    default -> null;
                };
        ending(cursor);
        return read;
    }

    /// `CONSTRAINT`, with or without a name behind it.
    private static @Nullable Name constraintName(Cursor cursor) {
        if (!cursor.accept("CONSTRAINT")) {
            return null;
        }
        cursor.accept("IF", "NOT", "EXISTS");
        return starts(cursor) ? null : cursor.name();
    }

    private static Constraint primaryKey(Cursor cursor, @Nullable Name name) {
        cursor.accept("PRIMARY", "KEY");
        keyName(cursor);
        return new Constraint.PrimaryKey(name, cursor.namesInParentheses(), null);
    }

    private static Constraint unique(Cursor cursor, @Nullable Name name) {
        cursor.accept("UNIQUE");
        kindOfKey(cursor);
        Name own = keyName(cursor);
        List<Name> columns = cursor.namesInParentheses();
        return new Constraint.Unique(own == null ? name : own, columns, null);
    }

    private static @Nullable Constraint foreignKey(Cursor cursor, @Nullable Name name) {
        cursor.accept("FOREIGN", "KEY");
        Name own = keyName(cursor);
        List<Name> columns = cursor.namesInParentheses();
        Name known = name == null ? own : name;
        return cursor.accept("REFERENCES")
                ? ConstraintParser.references(cursor, known, columns)
                : null;
    }

    private static Constraint check(Cursor cursor, @Nullable Name name) {
        cursor.accept("CHECK");
        Expression condition = ExpressionParser.inParentheses(cursor);
        return new Constraint.Check(name, condition, cursor.at("NOT", "ENFORCED"));
    }

    private static Constraint key(Cursor cursor) {
        boolean special = cursor.at("FULLTEXT") || cursor.at("SPATIAL");
        String kind = special ? cursor.word() : "INDEX";
        if (special) {
            cursor.advance();
        }
        kindOfKey(cursor);
        Name name = keyName(cursor);
        List<IndexPart> parts = parts(cursor);
        return new Constraint.Key(name, kind, parts, ending(cursor));
    }

    private static void kindOfKey(Cursor cursor) {
        if (!cursor.accept("KEY")) {
            cursor.accept("INDEX");
        }
    }

    /// The key's own name, when it has one, and `USING BTREE` behind it.
    private static @Nullable Name keyName(Cursor cursor) {
        cursor.accept("IF", "NOT", "EXISTS");
        boolean named = !cursor.atSymbol('(') && !cursor.at("USING") && !cursor.at("TYPE");
        Name name = named ? cursor.name() : null;
        passMethod(cursor);
        return name;
    }

    static void passMethod(Cursor cursor) {
        if (cursor.accept("USING") || cursor.accept("TYPE")) {
            cursor.advance();
        }
    }

    /// The columns and expressions in the parentheses here.
    static List<IndexPart> parts(Cursor cursor) {
        List<IndexPart> parts = new ArrayList<>();
        if (!cursor.atSymbol('(')) {
            return parts;
        }
        int close = cursor.close();
        cursor.advance();
        while (cursor.position() < close) {
            parts.add(part(cursor, close));
            cursor.acceptSymbol(',');
        }
        cursor.moveTo(close + 1);
        return parts;
    }

    private static IndexPart part(Cursor cursor, int close) {
        int from = cursor.position();
        Name column = cursor.name();
        boolean descending = false;
        while (cursor.position() < close && !cursor.atSymbol(',')) {
            descending |= cursor.at("DESC");
            cursor.pass();
        }
        return new IndexPart(column, cursor.textFrom(from), descending);
    }

    /// Passes what follows a key; says whether it is INVISIBLE.
    private static boolean ending(Cursor cursor) {
        boolean invisible = false;
        while (!cursor.atEnd() && !cursor.atSymbol(',') && !cursor.atSymbol(')')) {
            boolean ignored = cursor.at("IGNORED") && !cursor.wordAt(-1, "NOT");
            invisible |= cursor.at("INVISIBLE") || ignored;
            cursor.pass();
        }
        return invisible;
    }
}
