package dev.dbguild.advise.plan;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts the rewritten statement into remedies that ask for one, where the text leaves no doubt about the place.
final class Rewrite {
    private static final Pattern MATERIALIZED = Pattern.compile("(?i)\\bas\\s+materialized\\s*\\(");
    private static final Pattern ORDER =
            Pattern.compile(
                    "(?i)\\border\\s+by\\s+((?:\\w+\\.)?\\w+)(\\s+(?:asc|desc))?(?=\\s+(?:limit|fetch)\\b)");

    private Rewrite() {}

    /// The finding itself when its remedy has SQL already, or the statement has no such place, or several.
    static Finding of(Finding finding, String sql) {
        return finding.remedy().sql() != null
                ? finding
                : rewritten(finding.rule(), sql)
                        .map(text -> finding.with(new Remedy(finding.remedy().text(), text + ";")))
                        .orElse(finding);
    }

    /// Whether the remedy's SQL is the statement itself, written otherwise.
    static boolean rewrites(Finding finding) {
        return String.valueOf(finding.remedy().sql()).matches("(?is)\\s*(select|with)\\b.*");
    }

    private static Optional<String> rewritten(String rule, String sql) {
        return switch (rule) {
            case "cte-filtered-outside" -> once(MATERIALIZED, sql, "as not materialized (");
            case "index-chosen-for-order-only" -> once(ORDER, sql, "order by ($1 + 0)$2");
            case String _ -> Optional.empty();
        };
    }

    private static Optional<String> once(Pattern place, String sql, String instead) {
        Matcher found = place.matcher(sql);
        return found.results().count() == 1
                ? Optional.of(place.matcher(sql).replaceFirst(instead))
                : Optional.empty();
    }
}
