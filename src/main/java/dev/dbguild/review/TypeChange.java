package dev.dbguild.review;

import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Expression;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What changing a column's type costs, by what PostgreSQL 12 to 18 were seen to do.
///
/// @param rewrites whether every row is written anew
record TypeChange(boolean rewrites) {
    private static final Set<String> TEXTS = Set.of("text", "character varying");

    static TypeChange of(DataType old, DataType fresh, @Nullable Expression using) {
        boolean converts = using != null && !isPlainCast(using);
        return new TypeChange(converts || !isFree(old, fresh));
    }

    /// Whether a USING only names the column, with or without a cast.
    private static boolean isPlainCast(Expression using) {
        return using.text().matches("(?s)\\s*[\\w\".]+(\\s*::\\s*[\\w ,()\"]+)?\\s*");
    }

    private static boolean isFree(DataType old, DataType fresh) {
        if (old.array() != fresh.array()) {
            return false;
        }
        if (old.base().equals(fresh.base()) && old.arguments().equals(fresh.arguments())) {
            return true;
        }
        if (TEXTS.contains(old.base()) && TEXTS.contains(fresh.base())) {
            return fresh.base().equals("text") || widens(old, fresh);
        }
        if (!old.base().equals(fresh.base())) {
            return old.base().equals("cidr") && fresh.base().equals("inet");
        }
        return switch (old.base()) {
            case "numeric" -> sameScale(old, fresh) && widens(old, fresh);
            case "bit varying", "timestamp", "timestamp with time zone", "time", "interval" ->
                    widens(old, fresh);
            default -> false;
        };
    }

    /// Whether the first argument grows, or the new type has no limit.
    private static boolean widens(DataType old, DataType fresh) {
        if (fresh.arguments().isEmpty()) {
            return true;
        }
        return !old.arguments().isEmpty() && number(fresh, 0) >= number(old, 0);
    }

    private static boolean sameScale(DataType old, DataType fresh) {
        return fresh.arguments().isEmpty() || number(old, 1) == number(fresh, 1);
    }

    private static int number(DataType type, int index) {
        List<String> arguments = type.arguments();
        String text = index < arguments.size() ? arguments.get(index).strip() : "0";
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
