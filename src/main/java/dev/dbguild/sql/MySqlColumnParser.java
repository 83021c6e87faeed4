package dev.dbguild.sql;

import dev.dbguild.sql.Column.Generated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a column as MySQL and MariaDB define it. Not thread-safe: one for each column.
final class MySqlColumnParser {
    private static final Set<String> FLAGS =
            Set.of(
                    "UNSIGNED",
                    "SIGNED",
                    "ZEROFILL",
                    "NULL",
                    "INVISIBLE",
                    "VISIBLE",
                    "BINARY",
                    "FIRST");
    private static final Set<String> VALUED =
            Set.of(
                    "COLLATE",
                    "COMMENT",
                    "COLUMN_FORMAT",
                    "STORAGE",
                    "SRID",
                    "ENGINE_ATTRIBUTE",
                    "SECONDARY_ENGINE_ATTRIBUTE",
                    "COMPRESSED");

    private final Cursor cursor;
    private final List<Constraint> constraints = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private boolean notNull;
    private @Nullable Expression value;
    private Generated generated = Generated.NOT;

    private MySqlColumnParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /// The column here, or null when no name is here. Stands before the next comma or parenthesis, or at the end.
    static @Nullable Column read(Cursor cursor) {
        int from = cursor.position();
        Name name = cursor.name();
        return name == null ? null : new MySqlColumnParser(cursor).read(name, from);
    }

    private Column read(Name name, int from) {
        DataType type = TypeParser.read(cursor);
        if (cursor.wordAt(-1, "UNSIGNED")) {
            options.put("UNSIGNED", "");
        }
        serial(type, name);
        while (!cursor.atEnd() && !cursor.atSymbol(',') && !cursor.atSymbol(')')) {
            part(name);
        }
        return new Column(
                name,
                type == null ? new DataType("", "", List.of(), false) : type,
                notNull,
                value,
                generated,
                constraints,
                cursor.textFrom(from),
                options);
    }

    /// `SERIAL` stands for `BIGINT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE`.
    private void serial(@Nullable DataType type, Name name) {
        if (type != null && type.is("serial")) {
            notNull = true;
            generated = Generated.IDENTITY;
            constraints.add(new Constraint.Unique(null, List.of(name), null));
        }
    }

    private void part(Name column) {
        Name name = cursor.accept("CONSTRAINT") ? constraintName() : null;
        if (cursor.accept("NOT", "NULL")) {
            notNull = true;
        } else if (cursor.accept("DEFAULT")) {
            value = value();
        } else if (cursor.accept("AUTO_INCREMENT")) {
            generated = Generated.IDENTITY;
        } else if (cursor.at("GENERATED") || cursor.at("AS")) {
            computed();
        } else if (!option()) {
            key(name, column);
        }
    }

    private @Nullable Name constraintName() {
        return cursor.at("CHECK") ? null : cursor.name();
    }

    private boolean option() {
        String word = cursor.word();
        if (cursor.accept("ON", "UPDATE")) {
            options.put("ON UPDATE", value().text());
        } else if (cursor.accept("CHARACTER", "SET") || cursor.accept("CHARSET")) {
            options.put("CHARACTER SET", next());
        } else if (cursor.accept("AFTER")) {
            Name after = cursor.name();
            options.put("AFTER", after == null ? "" : after.last());
        } else if (VALUED.contains(word)) {
            cursor.advance();
            cursor.acceptSymbol('=');
            options.put(word, next());
        } else if (FLAGS.contains(word)) {
            cursor.advance();
            options.put(word, "");
        } else {
            return false;
        }
        return true;
    }

    private String next() {
        String written = cursor.written(cursor.peek(0));
        cursor.advance();
        return Lexemes.unquoted(written);
    }

    /// A default: in parentheses, or a literal or call, which goes on only where an operator stands.
    private Expression value() {
        int from = cursor.position();
        boolean more = true;
        while (more && !cursor.atEnd()) {
            operand();
            more = Set.of('+', '-', '*', '/', '|', '%').stream().anyMatch(cursor::atSymbol);
        }
        return new Expression(cursor.textFrom(from), calls(from));
    }

    private void operand() {
        while (cursor.peek(0).kind() == TokenKind.SYMBOL && !cursor.atSymbol('(')) {
            cursor.advance();
        }
        boolean introduced = cursor.peek(1).kind() == TokenKind.STRING && !cursor.word().isEmpty();
        cursor.pass();
        if (introduced || cursor.atSymbol('(')) {
            cursor.pass();
        }
        if (cursor.acceptSymbol('.')) {
            operand();
        }
    }

    private List<String> calls(int from) {
        int to = cursor.position();
        cursor.moveTo(from);
        List<String> functions = new ArrayList<>();
        for (; cursor.position() < to; cursor.advance()) {
            if (!cursor.word().isEmpty() && cursor.symbolAt(1, '(')) {
                functions.add(Lexemes.identifier(cursor.written(cursor.peek(0))));
            }
        }
        return functions.stream().distinct().toList();
    }

    private void computed() {
        cursor.accept("GENERATED");
        cursor.accept("ALWAYS");
        cursor.accept("AS");
        if (cursor.atSymbol('(')) {
            value = ExpressionParser.inParentheses(cursor);
            boolean stored = cursor.accept("STORED") || cursor.accept("PERSISTENT");
            generated = stored ? Generated.STORED : Generated.VIRTUAL;
            cursor.accept("VIRTUAL");
        } else {
            cursor.accept("ROW");
            cursor.advance();
        }
    }

    private void key(@Nullable Name name, Name column) {
        if (cursor.accept("PRIMARY", "KEY") || cursor.accept("KEY")) {
            constraints.add(new Constraint.PrimaryKey(name, List.of(column), null));
        } else if (cursor.accept("UNIQUE")) {
            cursor.accept("KEY");
            constraints.add(new Constraint.Unique(name, List.of(column), null));
        } else {
            Constraint constraint = ConstraintParser.ofColumn(cursor, name, column);
            if (constraint == null) {
                cursor.pass();
            } else {
                constraints.add(constraint);
            }
        }
    }
}
