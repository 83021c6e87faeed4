package dev.dbguild.sql;

import java.util.List;

/// The name of an object, as written and as the server understands it.
///
/// @param text as written: `public."Order Items"`
/// @param parts unquoted and folded to lower case where they were not quoted: `public`, `Order Items`
public record Name(String text, List<String> parts) {
    public Name {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a name has at least one part");
        }
    }

    /// A name of one unquoted or quoted part, as a user would write it.
    public static Name of(String written) {
        return Lexemes.name(written);
    }

    /// The name without what qualifies it.
    public String last() {
        return parts.getLast();
    }

    /// The schema, or `public` when none is written.
    public String schema() {
        return parts.size() > 1 ? parts.get(parts.size() - 2) : "public";
    }

    /// Whether both mean the same object, an unqualified name being taken for one in `public`.
    public boolean same(Name other) {
        return last().equals(other.last()) && schema().equals(other.schema());
    }

    /// What names that mean the [#same] object have in common, and no others.
    public String key() {
        String schema = schema();
        return schema.equals("public") ? last() : schema + "\n" + last();
    }

    /// The last part as it has to be written: quoted only where it must be.
    public String lastWritten() {
        return written(last());
    }

    /// A name that stands beside this one in the same schema: `public.orders` and `_v2` give `public.orders_v2`.
    public String beside(String suffix) {
        String own = written(last() + suffix);
        return parts.size() > 1 ? text.substring(0, text.lastIndexOf('.') + 1) + own : own;
    }

    /// An identifier as it has to be written.
    public static String written(String part) {
        return isPlain(part) && !Lexemes.isReserved(part)
                ? part
                : '"' + part.replace("\"", "\"\"") + '"';
    }

    /// Whether it can be written without quotes, unless it is a word of SQL.
    public static boolean isPlain(String part) {
        boolean plain = !part.isEmpty() && isPlain(part.charAt(0));
        for (int i = 1; plain && i < part.length(); i++) {
            char c = part.charAt(i);
            plain = isPlain(c) || Character.isDigit(c) || c == '$';
        }
        return plain;
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z'
                || c == '_'
                || c >= 0x80 && Character.getType(c) == Character.LOWERCASE_LETTER;
    }

    @Override
    public String toString() {
        return text;
    }
}
