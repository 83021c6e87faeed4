package dev.dbguild.schema.script;

import dev.dbguild.schema.Column;
import dev.dbguild.sql.Column.Generated;
import dev.dbguild.sql.Expression;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes columns of their definitions, and changes what was made.
final class Columns {
    private static final Pattern ALWAYS =
            Pattern.compile("(?i)\\bgenerated\\s+always\\s+as\\s+identity\\b");

    private Columns() {}

    static Column of(dev.dbguild.sql.Column column) {
        boolean identity = column.generated() == Generated.IDENTITY;
        boolean computed = !identity && column.generated() != Generated.NOT;
        Expression expression = column.value();
        String value = expression == null ? null : expression.text();
        return new Column(
                column.name().last(),
                column.type().text(),
                !column.notNull() && !column.primaryKey() && !identity && !column.type().isSerial(),
                computed ? null : value,
                identity ? identity(column.text()) : null,
                computed ? value : null,
                null);
    }

    static String identity(String text) {
        return ALWAYS.matcher(text).find() ? "always" : "by default";
    }

    static Column named(Column c, String name) {
        return new Column(
                name,
                c.type(),
                c.nullable(),
                c.defaultValue(),
                c.identity(),
                c.generated(),
                c.comment());
    }

    static Column typed(Column c, String type) {
        return new Column(
                c.name(),
                type,
                c.nullable(),
                c.defaultValue(),
                c.identity(),
                c.generated(),
                c.comment());
    }

    static Column required(Column c, boolean required) {
        return new Column(
                c.name(),
                c.type(),
                !required,
                c.defaultValue(),
                c.identity(),
                c.generated(),
                c.comment());
    }

    static Column defaulting(Column c, @Nullable String value) {
        return new Column(
                c.name(), c.type(), c.nullable(), value, c.identity(), c.generated(), c.comment());
    }

    static Column identified(Column c, String identity) {
        return new Column(
                c.name(), c.type(), false, c.defaultValue(), identity, c.generated(), c.comment());
    }

    static Column commented(Column c, @Nullable String comment) {
        return new Column(
                c.name(),
                c.type(),
                c.nullable(),
                c.defaultValue(),
                c.identity(),
                c.generated(),
                comment);
    }

    /// Whether an expression has this name in it as a word.
    static boolean mentions(String expression, String column) {
        int length = column.length();
        for (int at = 0; at + length <= expression.length(); at++) {
            if (expression.regionMatches(true, at, column, 0, length)
                    && !isWord(expression, at - 1)
                    && !isWord(expression, at + length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(String text, int at) {
        return at >= 0
                && at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at))
                        || "_$".indexOf(text.charAt(at)) >= 0);
    }
}
