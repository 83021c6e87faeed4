package dev.dbguild.review.design;

import dev.dbguild.sql.DataType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The type of a key, as far as it decides whether two keys can be compared.
///
/// @param family types of one family are compared without a cast; empty when nothing is known of the type
/// @param width of an integer in bytes, 0 for others
/// @param declared how a column of it is declared
record KeyType(String family, int width, String declared) {
    private static final Map<String, Integer> INTEGERS =
            Map.of(
                    "smallint",
                    2,
                    "smallserial",
                    2,
                    "integer",
                    4,
                    "serial",
                    4,
                    "bigint",
                    8,
                    "bigserial",
                    8);
    private static final Set<String> TEXTS =
            Set.of("text", "character varying", "character", "citext", "name");
    private static final Set<String> OTHERS =
            Set.of("uuid", "date", "boolean", "bytea", "numeric", "inet");
    private static final List<String> WIDTHS = List.of("", "", "smallint", "", "integer");

    static KeyType of(String written) {
        DataType type = DataType.read(written);
        int width = type.array() ? 0 : INTEGERS.getOrDefault(type.base(), 0);
        if (width > 0) {
            return new KeyType("integer", width, width == 8 ? "bigint" : WIDTHS.get(width));
        }
        if (TEXTS.contains(type.base())) {
            return new KeyType("text", 0, written);
        }
        return new KeyType(OTHERS.contains(type.base()) ? type.base() : "", 0, written);
    }

    boolean narrowerThan(KeyType other) {
        return width > 0 && width < other.width;
    }

    /// Whether the server has no operator for the two. Integers and numeric have one.
    boolean incomparable(KeyType other) {
        boolean known = !family.isEmpty() && !other.family.isEmpty();
        boolean numbers = isNumber() && other.isNumber();
        return known && !numbers && !family.equals(other.family);
    }

    private boolean isNumber() {
        return family.equals("integer") || family.equals("numeric");
    }
}
