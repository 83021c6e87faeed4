package dev.dbguild.advise.index;

import dev.dbguild.advise.IndexStatement;
import org.jspecify.annotations.Nullable;

/// One key of a candidate.
///
/// @param column null for an expression
/// @param text as it stands in `CREATE INDEX`, without direction: `customer_id`, `lower(email)`, `name text_pattern_ops`
/// @param nulls whether they stand where the direction would not have them
record Key(@Nullable String column, String text, boolean descending, boolean nulls) {
    static Key of(String column) {
        return new Key(column, IndexStatement.quoted(column), false, false);
    }

    /// @param expression without any table's name
    static Key computed(String expression) {
        boolean call = expression.matches("(?s)[\\w.\"]+\\(.*\\)");
        return new Key(null, call ? expression : "(" + expression + ")", false, false);
    }

    Key with(String operatorClass) {
        return new Key(column, text + " " + operatorClass, descending, nulls);
    }

    Key ordered(boolean down, boolean turned) {
        return new Key(column, text, down, turned);
    }

    /// The same without a direction.
    Key plain() {
        return new Key(column, text, false, false);
    }

    Key reversed() {
        return new Key(column, text, !descending, nulls);
    }

    /// As it stands in `CREATE INDEX`.
    String sql() {
        return text + (descending ? " DESC" : "") + place();
    }

    private String place() {
        return !nulls ? "" : descending ? " NULLS LAST" : " NULLS FIRST";
    }
}
