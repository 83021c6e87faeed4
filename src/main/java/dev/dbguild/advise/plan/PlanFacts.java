package dev.dbguild.advise.plan;

import dev.dbguild.advise.Bytes;
import dev.dbguild.plan.Conditions;
import dev.dbguild.plan.ExclusiveTime;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A plan with what the findings ask of it again and again.
final class PlanFacts {
    /// A node with less than this share of the whole is not worth a word: pev2 marks time from 10 %.
    private static final double MATTERS = 0.10;

    /// The planner's default costs give about this much for reading one row of a table of ordinary width.
    private static final double COST_OF_A_ROW = 0.02;

    private final Plan plan;
    private final @Nullable Schema schema;
    private final List<PlacedNode> nodes;
    private final ExclusiveTime time;

    PlanFacts(Plan plan, @Nullable Schema schema) {
        this.plan = plan;
        this.schema = schema;
        this.nodes = plan.nodes();
        this.time = new ExclusiveTime(plan);
    }

    Plan plan() {
        return plan;
    }

    boolean analyzed() {
        return plan.analyzed();
    }

    boolean knowsSchema() {
        return schema != null;
    }

    /// The nodes of these types that ran, or would.
    Stream<PlacedNode> all(String... types) {
        return nodes().filter(placed -> placed.node().any(types));
    }

    /// Every node that ran, or would.
    Stream<PlacedNode> nodes() {
        return nodes.stream().filter(placed -> placed.node().loops() > 0);
    }

    Optional<Table> table(PlanNode node) {
        return schema == null ? Optional.empty() : node.qualified().flatMap(schema::table);
    }

    Optional<Table> tableNamed(String name) {
        return schema == null ? Optional.empty() : schema.table(name);
    }

    long partitionsOf(Table parent) {
        return schema == null
                ? 0
                : schema.tables().stream()
                        .filter(table -> parent.qualified().equals(table.partitionOf()))
                        .count();
    }

    /// The indexes of the node's table whose first key is this column or expression.
    List<Index> indexesOn(PlanNode node, String key) {
        return table(node).map(Table::indexes).orElse(List.of()).stream()
                .filter(index -> index.valid() && !index.keys().isEmpty())
                .filter(index -> index.keyTexts().getFirst().equals(key))
                .toList();
    }

    /// Share of the whole that this node and what is below it take: of the time, or of the cost.
    double share(PlacedNode placed) {
        double whole = analyzed() ? nodes.getFirst().totalMs() : plan.cost();
        double part =
                analyzed()
                        ? placed.totalMs()
                        : placed.node().estimate().totalCost() * repeats(placed);
        return whole <= 0 ? 1 : part / whole;
    }

    boolean matters(PlacedNode placed) {
        return share(placed) >= MATTERS;
    }

    double ownMs(PlacedNode placed) {
        return time.of(placed);
    }

    /// How often a node runs: measured, or expected from the outer sides of the nested loops above it and from the
    /// rows that the sub-queries above it are asked for.
    double repeats(PlacedNode placed) {
        if (analyzed()) {
            return placed.node().loops();
        }
        double repeats = 1;
        PlacedNode below = placed;
        for (PlacedNode above : placed.ancestors()) {
            repeats *= Math.max(1, asks(above, below));
            below = above;
        }
        return repeats;
    }

    /// How often a node asks one of its children to begin anew.
    private double asks(PlacedNode above, PlacedNode below) {
        if ("SubPlan".equals(below.node().relationship())) {
            return runs(above, below);
        }
        boolean inner = "Inner".equals(below.node().relationship());
        return above.node().any("Nested Loop") && inner
                ? above.node().children().getFirst().estimate().rows()
                : 1;
    }

    /// Once for each row that is tested by it, or handed on with it: under a LIMIT no more than that.
    private double runs(PlacedNode above, PlacedNode subplan) {
        String name = subplan.node().subplan() + ")";
        if (hashed(above, subplan)) {
            return 1;
        }
        if (above.node().conditions().all().stream().anyMatch(text -> text.contains(name))) {
            return read(above) / repeats(above);
        }
        double limit =
                above.user()
                        .filter(user -> user.node().any("Limit"))
                        .map(user -> user.node().estimate().rows())
                        .orElse(Double.MAX_VALUE);
        return Math.min(limit, above.node().estimate().rows());
    }

    /// Whether a sub-query is run once and its rows are kept in a hash table.
    static boolean hashed(PlacedNode above, PlacedNode subplan) {
        String hashed = "hashed " + subplan.node().subplan() + ")";
        return (above.node().conditions().all() + above.node().list("Output").toString())
                .contains(hashed);
    }

    /// Rows a scan reads in all, the ones its filter throws away included.
    ///
    /// Of an estimate: the table's rows by the schema's statistics, else by the scan's cost.
    double read(PlacedNode placed) {
        PlanNode node = placed.node();
        if (analyzed()) {
            return (node.rows() + node.number("Rows Removed by Filter")) * node.loops();
        }
        double once =
                table(node)
                        .filter(table -> table.rows() >= 0)
                        .map(table -> (double) table.rows())
                        .orElse(node.estimate().totalCost() / COST_OF_A_ROW);
        return Math.max(once, node.estimate().rows()) * repeats(placed);
    }

    /// Rows a node hands on in all.
    double kept(PlacedNode placed) {
        return placed.node().rows() * repeats(placed);
    }

    /// Memory one sort may use: the plan's own setting, else the server's default of 4 MB.
    double workMemory() {
        return plan.details().get("Settings") instanceof Map<?, ?> settings
                        && settings.get("work_mem") instanceof String text
                ? Bytes.read(text)
                : 4 * 1024 * 1024;
    }

    /// Terms of everything the node tests after it read a row.
    static List<Term> filter(PlacedNode placed) {
        Conditions conditions = placed.node().conditions();
        return Term.of(conditions.filter());
    }
}
