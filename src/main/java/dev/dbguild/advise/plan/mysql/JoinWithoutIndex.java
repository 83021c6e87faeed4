package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A table is joined without an index, through a join buffer.
final class JoinWithoutIndex implements MySqlFinding {
    private static final PlanCard CARD =
            new PlanCard(
                    "join-without-index",
                    "a table is joined through a join buffer, because no index fits the join",
                    "index the columns that the table is joined by",
                    "1,000 rows read for the buffer (block nested loop or hash join); a warning for a block nested loop",
                    "using_join_buffer of EXPLAIN; the row count is that of full-table-scan");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(placed ->
                        explains(placed) && facts.examined(placed) >= MySqlFacts.MANY_ROWS)
                .map(placed -> finding(facts, placed))
                .toList();
    }

    static boolean explains(PlacedNode placed) {
        PlacedNode above = placed.parent();
        return placed.node().details().containsKey("using_join_buffer")
                || placed.node().any("Hash join table scan")
                || above != null && above.node().type().startsWith("Block nested loop");
    }

    private static boolean hashed(PlacedNode placed) {
        String buffer = placed.node().word("using_join_buffer") + type(placed);
        return buffer.toLowerCase(java.util.Locale.ROOT).contains("hash")
                || buffer.contains("BNLH");
    }

    private static String type(PlacedNode placed) {
        PlacedNode above = placed.parent();
        return above == null ? "" : above.node().word("join_type");
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        String on = condition(placed).map(text -> " to test " + text).orElse("");
        return new Spot(CARD, facts, placed)
                .graded(
                        !hashed(placed),
                        "'%s' is joined without an index: its %s rows are read%s"
                                .formatted(
                                        facts.name(placed),
                                        Figures.count(facts.examined(placed)),
                                        on),
                        remedy(facts, placed));
    }

    private static Optional<String> condition(PlacedNode placed) {
        PlacedNode above = placed.parent();
        return Stream.of(
                        Optional.ofNullable(placed.node().conditions().filter()),
                        Optional.ofNullable(
                                above == null ? null : above.node().conditions().join()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Remedy remedy(MySqlFacts facts, PlacedNode placed) {
        List<String> keys =
                condition(placed)
                        .map(text -> JoinedColumns.of(text, placed.node()))
                        .orElse(List.of());
        return keys.isEmpty()
                ? new Remedy("join by equal columns, and index them", null)
                : NewIndex.on(facts.name(placed), keys);
    }
}
