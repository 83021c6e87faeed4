package dev.dbguild.plan.mysql;

import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.sql.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts the tables' names in place of their aliases, which are all that these servers' plans tell.
public final class RealNames {
    private static final String NAME = "(?:`(?:[^`]|``)+`|[\\w$]+)";
    private static final Pattern TABLE =
            Pattern.compile(
                    "(?i)(?:\\bfrom|\\bjoin|,)\\s+((?:"
                            + NAME
                            + "\\s*\\.\\s*)?"
                            + NAME
                            + ")\\s+(?:as\\s+)?("
                            + NAME
                            + ")");
    private static final Set<String> NO_ALIAS =
            Set.of(
                    "on",
                    "using",
                    "where",
                    "group",
                    "order",
                    "limit",
                    "join",
                    "left",
                    "right",
                    "inner",
                    "cross",
                    "natural",
                    "straight_join",
                    "having",
                    "union",
                    "for",
                    "use",
                    "force",
                    "ignore",
                    "window",
                    "except",
                    "intersect",
                    "partition",
                    "as",
                    "from",
                    "set",
                    "asc",
                    "desc",
                    "over",
                    "then",
                    "end",
                    "and",
                    "or");

    private RealNames() {}

    /// The plan with `relation` as the statement names the table and `alias` as the plan does, where the statement
    /// gives an alias to one table only; another server's plan as it is.
    public static Plan in(Plan plan, String sql) {
        Map<String, String> tables = plan.dialect() == Dialect.MYSQL ? tables(sql) : Map.of();
        return tables.isEmpty()
                ? plan
                : new Plan(
                        plan.dialect(),
                        named(plan.root(), tables),
                        plan.planningMs(),
                        plan.executionMs(),
                        plan.details());
    }

    private static Map<String, String> tables(String sql) {
        Map<String, String> tables = new HashMap<>();
        Matcher table = TABLE.matcher(sql);
        int from = 0;
        while (table.find(from)) {
            String alias = plain(table.group(2));
            if (!NO_ALIAS.contains(alias.toLowerCase(Locale.ROOT))) {
                tables.merge(
                        alias, plain(table.group(1)), (one, other) -> one.equals(other) ? one : "");
            }
            from = table.end(1);
        }
        tables.values().removeIf(String::isEmpty);
        return tables;
    }

    private static String plain(String name) {
        return name.replaceAll("\\s*\\.\\s*", ".").replace("`", "");
    }

    private static PlanNode named(PlanNode node, Map<String, String> tables) {
        String name = node.relation() == null ? null : tables.get(node.relation());
        List<PlanNode> children =
                node.children().stream().map(child -> named(child, tables)).toList();
        return new PlanNode(
                node.type(),
                node.relationship(),
                node.subplan(),
                node.schema(),
                name == null ? node.relation() : name,
                name == null ? node.alias() : node.relation(),
                node.index(),
                node.estimate(),
                node.actual(),
                node.conditions(),
                node.details(),
                children);
    }
}
