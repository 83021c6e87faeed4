package dev.dbguild.advise.plan.mysql;

import dev.dbguild.plan.PlanNode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The columns of a table that a condition holds equal to columns of others, on whichever side they stand.
final class JoinedColumns {
    private static final String COLUMN = "([\\w$]+)\\.([\\w$]+)";
    private static final Pattern EQUAL =
            Pattern.compile("(?:[\\w$]+\\.)??" + COLUMN + " = (?:[\\w$]+\\.)??" + COLUMN);

    private JoinedColumns() {}

    static List<String> of(String condition, PlanNode node) {
        if (condition.length() > Compared.LONGEST) {
            return List.of();
        }
        return EQUAL.matcher(condition.replace("`", ""))
                .results()
                .map(match -> column(match, node))
                .filter(column -> !column.isEmpty())
                .distinct()
                .toList();
    }

    private static String column(MatchResult match, PlanNode node) {
        if (names(match.group(1), node)) {
            return match.group(2);
        }
        return names(match.group(3), node) ? match.group(4) : "";
    }

    private static boolean names(String qualifier, PlanNode node) {
        return qualifier.equals(node.alias() == null ? node.relation() : node.alias());
    }
}
