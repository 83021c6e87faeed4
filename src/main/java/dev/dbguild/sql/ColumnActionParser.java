package dev.dbguild.sql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the sub-commands of ALTER TABLE that begin with ALTER: of a column or a constraint.
final class ColumnActionParser {
    private ColumnActionParser() {}

    static @Nullable AlterAction read(Cursor cursor) {
        cursor.advance();
        if (cursor.accept("CONSTRAINT")) {
            Name constraint = cursor.name();
            return constraint == null ? null : constraint(cursor, constraint);
        }
        cursor.accept("COLUMN");
        Name column = column(cursor);
        if (column == null) {
            return null;
        }
        return switch (cursor.word()) {
            case "SET" -> set(cursor, column);
            case "RESET" -> options(cursor, column, true);
            case "DROP" -> drop(cursor, column);
            case "ADD" -> new AlterAction.AddIdentity(column);
            case "RESTART" -> new AlterAction.SetIdentity(column);
            case "TYPE" -> type(cursor, column, 1);
            default -> null;
        };
    }

    /// The column's name, or its number in an index.
    private static @Nullable Name column(Cursor cursor) {
        Token token = cursor.peek(0);
        if (token.kind() != TokenKind.NUMBER) {
            return cursor.name();
        }
        cursor.advance();
        return Name.of(cursor.written(token));
    }

    private static AlterAction constraint(Cursor cursor, Name constraint) {
        return new AlterAction.AlterConstraint(constraint, rest(cursor).toUpperCase(Locale.ROOT));
    }

    private static @Nullable AlterAction set(Cursor cursor, Name column) {
        return switch (cursor.word(1)) {
            case "NOT" -> new AlterAction.SetNotNull(column);
            case "DEFAULT" ->
                    new AlterAction.SetDefault(
                            column, ExpressionParser.toComma(cursor.skipping(2)));
            case "DATA" -> type(cursor, column, 3);
            case "STATISTICS" -> new AlterAction.SetStatistics(column, rest(cursor.skipping(2)));
            case "STORAGE" ->
                    new AlterAction.SetStorage(
                            column, rest(cursor.skipping(2)).toUpperCase(Locale.ROOT));
            case "COMPRESSION" -> new AlterAction.SetCompression(column, rest(cursor.skipping(2)));
            case "EXPRESSION" ->
                    new AlterAction.SetExpression(
                            column, ExpressionParser.inParentheses(cursor.skipping(3)));
            case "" -> options(cursor, column, false);
            default -> new AlterAction.SetIdentity(column);
        };
    }

    private static String rest(Cursor cursor) {
        return ExpressionParser.toComma(cursor).text();
    }

    private static @Nullable AlterAction options(Cursor cursor, Name column, boolean reset) {
        cursor.advance();
        return cursor.atSymbol('(')
                ? new AlterAction.SetColumnOptions(column, Option.list(cursor), reset)
                : null;
    }

    private static @Nullable AlterAction drop(Cursor cursor, Name column) {
        boolean ifExists = cursor.wordAt(2, "IF");
        return switch (cursor.word(1)) {
            case "NOT" -> new AlterAction.DropNotNull(column);
            case "DEFAULT" -> new AlterAction.DropDefault(column);
            case "EXPRESSION" -> new AlterAction.DropExpression(column, ifExists);
            case "IDENTITY" -> new AlterAction.DropIdentity(column, ifExists);
            default -> null;
        };
    }

    /// @param words how many words lead to the type: `TYPE`, `SET DATA TYPE`
    static @Nullable AlterAction type(Cursor cursor, Name column, int words) {
        DataType type = TypeParser.read(cursor.skipping(words));
        if (type == null) {
            return null;
        }
        Name collation = cursor.accept("COLLATE") ? cursor.name() : null;
        Expression using = cursor.accept("USING") ? ExpressionParser.toComma(cursor) : null;
        return new AlterAction.AlterType(
                column, type, using, collation == null ? null : collation.text());
    }
}
