package dev.dbguild.advise.plan.mysql;

import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.plan.PlanText;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A plan with what the findings ask of it again and again.
final class MySqlFacts {
    /// From about this many rows on, reading all of a table nearly always wants an index: PlanetScale's MySQL advice.
    static final double MANY_ROWS = 1_000;

    private final Plan plan;
    private final @Nullable Schema schema;
    private final List<PlacedNode> nodes;

    MySqlFacts(Plan plan, @Nullable Schema schema) {
        this.plan = plan;
        this.schema = schema;
        this.nodes = plan.nodes();
    }

    boolean analyzed() {
        return plan.analyzed();
    }

    /// The nodes of these types that ran, or would.
    Stream<PlacedNode> all(String... types) {
        return nodes().filter(placed -> placed.node().any(types));
    }

    Stream<PlacedNode> nodes() {
        return nodes.stream().filter(placed -> placed.node().loops() > 0);
    }

    /// The nodes that read tables of the database, not rows put aside before.
    Stream<PlacedNode> tables() {
        return nodes().filter(placed -> placed.node().relation() != null && !derived(placed));
    }

    /// Whether it reads what a subquery has put aside: `<derived2>`, `<subquery3>`.
    static boolean derived(PlacedNode placed) {
        return String.valueOf(placed.node().relation()).startsWith("<");
    }

    Optional<Table> table(PlacedNode placed) {
        String relation = placed.node().relation();
        return schema == null || relation == null ? Optional.empty() : schema.table(relation);
    }

    Optional<Index> index(PlacedNode placed) {
        return table(placed).stream()
                .flatMap(table -> table.indexes().stream())
                .filter(index -> index.name().equals(placed.node().index()))
                .findFirst();
    }

    /// The table as its users name it, else what the node is.
    String name(PlacedNode placed) {
        String relation = placed.node().relation();
        return relation == null
                ? PlanText.label(placed.node())
                : table(placed).map(Table::qualified).orElse(relation);
    }

    /// Rows read each time, before any condition.
    double examined(PlacedNode placed) {
        PlanNode node = placed.node();
        return Stream.of(analyzed() ? "r_rows" : "rows", "rows_examined_per_scan")
                .map(key -> node.details().get(key))
                .filter(Number.class::isInstance)
                .findFirst()
                .map(number -> ((Number) number).doubleValue())
                .orElse(node.rows());
    }

    /// How often a node runs: measured, or once for each row of the tables before it.
    double repeats(PlacedNode placed) {
        if (placed.node().actual() != null) {
            return placed.node().loops();
        }
        double repeats = 1;
        PlacedNode below = placed;
        for (PlacedNode above : placed.ancestors()) {
            repeats *= above.node().type().startsWith("Nested loop") ? before(above, below) : 1;
            below = above;
        }
        return repeats;
    }

    private static double before(PlacedNode join, PlacedNode part) {
        double rows = 1;
        for (PlanNode sibling : join.node().children()) {
            if (sibling == part.node()) {
                break;
            }
            rows *= Math.max(1, sibling.estimate().rows());
        }
        return rows;
    }

    /// Rows read in all.
    double reads(PlacedNode placed) {
        return examined(placed) * repeats(placed);
    }

    /// What is tested on each row after it was read; in a tree of MySQL the node above does so.
    Optional<String> filter(PlacedNode placed) {
        return Optional.ofNullable(tests(placed).conditions().filter());
    }

    private static PlanNode tests(PlacedNode placed) {
        PlacedNode above = placed.parent();
        return above != null && above.node().type().equals("Filter") ? above.node() : placed.node();
    }

    /// Share of the rows read that the condition keeps: measured, else expected.
    double kept(PlacedNode placed) {
        double examined = examined(placed);
        return examined == 0 ? 1 : Math.min(1, tests(placed).rows() / examined);
    }

    /// The columns that the condition compares with constants, as far as one can tell.
    List<Compared> compared(PlacedNode placed) {
        return filter(placed).map(text -> Compared.in(text, placed.node())).orElse(List.of());
    }

    /// The same of all its conditions, those that the index serves before the others.
    List<Compared> comparedInAll(PlacedNode placed) {
        String index = placed.node().conditions().index();
        Stream<Compared> served =
                index == null ? Stream.of() : Compared.in(index, placed.node()).stream();
        return Stream.concat(served, compared(placed).stream()).distinct().toList();
    }

    boolean reportsMany(PlacedNode placed) {
        return reads(placed) >= MANY_ROWS;
    }
}
