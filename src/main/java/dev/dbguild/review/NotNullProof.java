package dev.dbguild.review;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which columns a CHECK proves to hold no null, as far as PostgreSQL itself concludes it.
///
/// A condition that is merely not satisfied by null (`total > 0`) proves nothing: a CHECK lets null pass.
final class NotNullProof {
    private static final String COLUMN = "(\"(?:[^\"]|\"\")+\"|[\\w$]+)";
    private static final Pattern IS_NOT_NULL =
            pattern(COLUMN + "\\s+(?:is\\s+not\\s+null|notnull)");
    private static final Pattern NOT_IS_NULL =
            pattern("not\\s*\\(*\\s*" + COLUMN + "\\s+(?:is\\s+null|isnull)");

    private NotNullProof() {}

    private static Pattern pattern(String regex) {
        return Pattern.compile("[\\s(]*" + regex + "[\\s)]*", Pattern.CASE_INSENSITIVE);
    }

    /// The columns, folded, that are not null wherever the condition holds.
    static List<String> columns(String condition) {
        List<String> columns = new ArrayList<>();
        List<String> parts = conjuncts(condition);
        for (String part : parts) {
            Matcher matcher = IS_NOT_NULL.matcher(part);
            Matcher negated = NOT_IS_NULL.matcher(part);
            if (matcher.matches()) {
                columns.add(Name.of(matcher.group(1)).last());
            } else if (negated.matches()) {
                columns.add(Name.of(negated.group(1)).last());
            }
        }
        return columns;
    }

    /// The parts between the ANDs; none where an OR stands, for then no single part has to hold.
    private static List<String> conjuncts(String condition) {
        String folded = condition.toLowerCase(Locale.ROOT);
        return Pattern.compile("\\bor\\b").matcher(folded).find()
                ? List.of()
                : List.of(Pattern.compile("\\band\\b", Pattern.CASE_INSENSITIVE).split(condition));
    }
}
