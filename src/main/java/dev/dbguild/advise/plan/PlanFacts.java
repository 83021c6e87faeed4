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

    /// The same for a node without what is below it.
    private static final double WEIGHS = 0.05;

    /// The planner's default costs give about this much for reading one row of a table of ordinary width.
    private static final double COST_OF_A_ROW = 0.02;

    /// Whatever takes less is not worth anybody's time.
    private static final double CHEAP_MS = 2;

    private static final double CHEAP_COST = 100;

    private final Plan plan;
    private final PlanContext context;
    private final @Nullable Schema schema;
    private final List<PlacedNode> nodes;
    private final ExclusiveTime time;

    PlanFacts(Plan plan, PlanContext context) {
        this.plan = plan;
        this.context = context;
        this.schema = context.schema();
        this.nodes = plan.nodes();
        this.time = new ExclusiveTime(plan);
    }

    PlanContext context() {
        return context;
    }

    /// Whether the statement is too fast, or expected to be, for anything in it to matter.
    boolean cheap() {
        Double planning = plan.planningMs();
        return analyzed()
                ? executionMs() > 0 && executionMs() + (planning == null ? 0 : planning) < CHEAP_MS
                : plan.cost() < CHEAP_COST;
    }

    /// Milliseconds of the whole run; 0 when it was not run or not timed.
    double executionMs() {
        Double told = plan.executionMs();
        return told == null ? nodes.getFirst().totalMs() : told;
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

    Stream<Table> tables() {
        return schema == null ? Stream.empty() : schema.tables().stream();
    }

    /// Whether the server measured how long it waited for pages.
    boolean timesReading() {
        return nodes.stream()
                .anyMatch(placed ->
                        placed.node().details().containsKey("Shared I/O Read Time")
                                || placed.node().details().containsKey("I/O Read Time"));
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

    /// Share of the whole that this node and what is below it take: of the time, or of the cost where none was measured.
    double share(PlacedNode placed) {
        double ms = nodes.getFirst().totalMs();
        if (ms > 0) {
            return placed.totalMs() / ms;
        }
        double part = placed.node().estimate().totalCost() * repeats(placed);
        return plan.cost() <= 0 ? 1 : part / plan.cost();
    }

    /// Whether the node itself, without what is below it, takes enough to be worth a word.
    boolean weighs(PlacedNode placed) {
        double whole = nodes.stream().mapToDouble(this::own).sum();
        return own(placed) >= WEIGHS * whole;
    }

    /// Its own time, or its own cost where none was measured.
    private double own(PlacedNode placed) {
        return nodes.getFirst().totalMs() > 0 ? ownMs(placed) : ownCost(placed);
    }

    boolean matters(PlacedNode placed) {
        return share(placed) >= MATTERS;
    }

    /// The planner's cost of a node without its children's, over all its runs.
    double ownCost(PlacedNode placed) {
        double below =
                placed.node().children().stream()
                        .mapToDouble(child -> child.estimate().totalCost())
                        .sum();
        return Math.max(0, placed.node().estimate().totalCost() - below) * repeats(placed);
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
            return asksOf(above, below);
        }
        boolean inner = "Inner".equals(below.node().relationship());
        return above.node().any("Nested Loop") && inner
                ? above.node().children().getFirst().estimate().rows()
                : 1;
    }

    /// Once for each row that is tested by it, or handed on with it: under a LIMIT no more than that.
    private double asksOf(PlacedNode above, PlacedNode subplan) {
        String name = subplan.node().subplan() + ")";
        if (hashed(above, subplan)) {
            return 1;
        }
        if (above.node().conditions().all().stream().anyMatch(text -> text.contains(name))) {
            return tested(above);
        }
        double limit =
                above.user()
                        .filter(user -> user.node().any("Limit"))
                        .map(user -> user.node().estimate().rows())
                        .orElse(Double.MAX_VALUE);
        return Math.min(limit, above.node().estimate().rows());
    }

    /// Rows that a node tests: those a scan reads; of a join at least those of its smaller side.
    private double tested(PlacedNode above) {
        return above.node().relation() != null || above.node().children().size() < 2
                ? read(above) / repeats(above)
                : above.node().children().stream()
                        .filter(child -> !"SubPlan".equals(child.relationship()))
                        .mapToDouble(child -> child.estimate().rows())
                        .min()
                        .orElse(1);
    }

    /// Whether a sub-query is run once and its rows are kept in a hash table.
    static boolean hashed(PlacedNode above, PlacedNode subplan) {
        String hashed = "hashed " + subplan.node().subplan() + ")";
        return (above.node().conditions().all() + above.node().list("Output").toString())
                .contains(hashed);
    }

    /// Rows a scan reads in all, the ones its filter throws away included.
    ///
    /// Of an estimate: the table's rows by the schema's statistics, else by the scan's cost; of what an index finds no
    /// more is known than what is left of it.
    double read(PlacedNode placed) {
        PlanNode node = placed.node();
        if (analyzed()) {
            return (node.rows() + node.number("Rows Removed by Filter")) * node.loops();
        }
        if (node.conditions().index() != null || node.conditions().recheck() != null) {
            return node.estimate().rows() * repeats(placed);
        }
        double once =
                table(node)
                        .filter(table -> table.rows() >= 0)
                        .map(table -> (double) table.rows())
                        .orElse(node.estimate().totalCost() / COST_OF_A_ROW);
        return Math.max(once, node.estimate().rows()) * repeats(placed);
    }

    /// Rows a scan reads each time it runs, by all its processes together.
    double readOnce(PlacedNode placed) {
        return read(placed) / Math.max(1, runs(placed));
    }

    /// How often a node runs, counting the processes that share one run once.
    private double runs(PlacedNode placed) {
        return analyzed() ? placed.node().loops() / placed.processes() : repeats(placed);
    }

    /// A counter of a node without its children's: `Shared Read Blocks`, `Temp Written Blocks`, `WAL Bytes`.
    double own(PlacedNode placed, String counter) {
        double below =
                placed.node().children().stream().mapToDouble(child -> child.number(counter)).sum();
        return Math.max(0, placed.node().number(counter) - below);
    }

    /// Rows a node hands on in all.
    double kept(PlacedNode placed) {
        return placed.node().rows() * repeats(placed);
    }

    /// Memory one sort may use: the plan's own setting, else the server's, else its default of 4 MB.
    double workMemory() {
        return setting("work_mem").map(Bytes::read).orElse(4.0 * 1024 * 1024);
    }

    /// A setting as the plan was made with, where the plan or the server tells it.
    Optional<String> setting(String name) {
        return plan.details().get("Settings") instanceof Map<?, ?> settings
                        && settings.get(name) instanceof String text
                ? Optional.of(text)
                : Optional.ofNullable(context.inputs().settings().get(name));
    }

    /// A group among what the server said of the whole statement: `JIT`, `Planning`, `Serialization`; empty when it
    /// is not there.
    Map<?, ?> about(String group) {
        return plan.details().get(group) instanceof Map<?, ?> map ? map : Map.of();
    }

    /// Terms of everything the node tests after it read a row.
    static List<Term> filter(PlacedNode placed) {
        Conditions conditions = placed.node().conditions();
        return Term.of(conditions.filter());
    }
}
