package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ReadsPlanInputs.Freshness;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table has changed much since its statistics were gathered: the planner counts rows that are no longer there.
final class StaleStatistics implements PlanFinding {
    private static final double MANY_ROWS = 1_000;
    private static final double MUCH = 0.2;
    private static final double OFF = 10;

    private static final PlanCard CARD =
            new PlanCard(
                    "stale-statistics",
                    "a table has changed much since its statistics were gathered, or never had any",
                    "analyze it, and let autovacuum do so sooner",
                    "1,000 rows and 20 % of the table changed since the last analyze, or 1,000 rows and never analyzed;"
                            + " a warning when the plan's row count is off by a factor of 10",
                    "autovacuum analyzes at 10 % by default: at twice that it has fallen behind; the factor is pev2's");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        Map<String, Finding> byTable = new LinkedHashMap<>();
        facts.nodes()
                .filter(placed -> placed.node().relation() != null && facts.matters(placed))
                .forEach(placed ->
                        stale(facts, placed.node())
                                .ifPresent(old ->
                                        byTable.merge(
                                                whole(facts, placed.node()),
                                                finding(facts, placed, old),
                                                StaleStatistics::graver)));
        return List.copyOf(byTable.values());
    }

    private static Finding graver(Finding one, Finding other) {
        return other.severity().compareTo(one.severity()) > 0 ? other : one;
    }

    /// The partitions of one table are one cause.
    private static String whole(PlanFacts facts, PlanNode node) {
        return facts.table(node)
                .map(table -> table.partitionOf() == null ? table.qualified() : table.partitionOf())
                .orElseGet(() -> node.qualified().orElse(""));
    }

    private static Optional<Freshness> stale(PlanFacts facts, PlanNode node) {
        return facts.table(node)
                .flatMap(table -> freshness(facts, table))
                .filter(StaleStatistics::old);
    }

    private static Optional<Freshness> freshness(PlanFacts facts, Table table) {
        return facts.context().inputs().table(table.namespace(), table.name());
    }

    private static boolean old(Freshness fresh) {
        boolean changed =
                fresh.changed() >= MANY_ROWS && fresh.changed() >= MUCH * fresh.liveRows();
        return changed || !fresh.sampled() && fresh.liveRows() >= MANY_ROWS;
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed, Freshness fresh) {
        String table = placed.node().qualified().orElse(fresh.table());
        String message =
                fresh.sampled()
                        ? "%s rows of '%s', which has %s, changed since its statistics were gathered%s"
                                .formatted(
                                        Figures.count(fresh.changed()),
                                        table,
                                        Figures.count(fresh.liveRows()),
                                        when(fresh))
                        : "'%s' has %s rows and no statistics: the planner guesses"
                                .formatted(table, Figures.count(fresh.liveRows()));
        return CARD.at(facts, placed)
                .warningIf(misled(facts, placed), message + misleads(facts, placed), remedy(table));
    }

    private static String when(Freshness fresh) {
        return fresh.analyzed() == null
                ? ""
                : " on " + fresh.analyzed().toString().substring(0, 10);
    }

    private static boolean misled(PlanFacts facts, PlacedNode placed) {
        return facts.analyzed() && RowMisestimate.factor(placed) >= OFF;
    }

    private static String misleads(PlanFacts facts, PlacedNode placed) {
        return misled(facts, placed)
                ? "; it expected %s rows here and got %s"
                        .formatted(
                                Figures.count(placed.node().estimate().rows()),
                                Figures.count(placed.node().rows()))
                : "";
    }

    private static Remedy remedy(String table) {
        return new Remedy(
                "gather them now; if it falls behind again, let autovacuum come sooner:"
                        + " alter table %s set (autovacuum_analyze_scale_factor = 0.02)"
                                .formatted(table),
                "analyze " + table + ";");
    }
}
