package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The column that is to be added.
///
/// @param value its default as SQL, null for none
record ColumnWish(
        TableFacts table, String name, String type, @Nullable String value, boolean required) {
    private static final Pattern REQUIRED =
            Pattern.compile(
                    "(?i)\\s*,?\\s*(?:and\\s+)?\\b(?:not null|required|mandatory|obligatori[oa])\\b\\s*");
    private static final Pattern DEFAULT =
            Pattern.compile(
                    "(?is)^(.*?)\\s*,?\\s*(?:with\\s+|con\\s+)?(?:the\\s+)?(?:default|valor por defecto)(?:\\s+value)?\\s+(.+)$");

    static ColumnWish of(Wish wish, Before before) {
        String said = wish.need("type");
        String bare = REQUIRED.matcher(said).replaceAll(" ").strip();
        Matcher value = DEFAULT.matcher(bare);
        boolean hasDefault = value.matches();
        String type = hasDefault ? value.group(1).strip() : bare;
        String given =
                hasDefault
                        ? value.group(2).strip()
                        : wish.value("value")
                                .map(each -> REQUIRED.matcher(each).replaceAll(" ").strip())
                                .orElse(null);
        boolean required =
                REQUIRED.matcher(said).find()
                        || wish.value("value")
                                .filter(each -> REQUIRED.matcher(each).find())
                                .isPresent();
        Name column = Name.of(wish.value("column").orElseGet(() -> wish.need("name")));
        TableFacts table =
                wish.value("table").isPresent()
                        ? before.table(wish.need("table"))
                        : before.table(owner(column));
        return new ColumnWish(table, column.last(), type, given, required);
    }

    private static String owner(Name column) {
        return column.parts().subList(0, column.parts().size() - 1).stream()
                .map(Name::written)
                .collect(java.util.stream.Collectors.joining("."));
    }
}
