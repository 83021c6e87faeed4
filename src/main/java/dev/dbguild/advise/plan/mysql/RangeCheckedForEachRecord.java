package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// The server chooses an index anew for each row of the table before.
final class RangeCheckedForEachRecord implements MySqlFinding {
    private static final PlanCard CARD =
            new PlanCard(
                    "range-checked-for-each-record",
                    "no index fits, so one is looked for again for each row of the table before",
                    "join by equal columns, and index them",
                    "any, of tables with 1,000 rows to try",
                    "'Range checked for each record' of EXPLAIN");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(placed -> checked(placed) && facts.reportsMany(placed))
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static boolean checked(PlacedNode placed) {
        PlacedNode above = placed.parent();
        return placed.node().details().containsKey("range_checked_for_each_record")
                || above != null && above.node().any("Range checked for each record");
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        return new Spot(CARD, facts, placed)
                .warning(
                        "for each row before it, an index of '%s' is looked for anew, or its %s rows are read"
                                .formatted(
                                        facts.name(placed), Figures.count(facts.examined(placed))),
                        new Remedy("join by '=' on columns of one type, and index them", null));
    }
}
