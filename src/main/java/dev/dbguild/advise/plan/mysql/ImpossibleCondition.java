package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// A condition can never hold, so the query never gives a row.
final class ImpossibleCondition implements MySqlFinding {
    private static final PlanCard CARD =
            new PlanCard(
                    "impossible-condition",
                    "a condition can never hold, so no row is ever given",
                    "look for a contradiction, or a value the column cannot have",
                    "any 'Impossible WHERE' or 'Impossible HAVING'",
                    "the servers' own message");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.nodes()
                .filter(ImpossibleCondition::impossible)
                .map(placed ->
                        new Spot(CARD, facts, placed)
                                .info(
                                        "a condition of this part can never hold, so it gives no row",
                                        "look for a contradiction, or for a value that the column cannot have"))
                .toList();
    }

    private static boolean impossible(PlacedNode placed) {
        String said =
                placed.node().type()
                        + " "
                        + placed.node().word("message")
                        + placed.node().conditions().all();
        boolean leaf = placed.node().children().isEmpty();
        return leaf
                && (said.contains("Impossible WHERE") || said.contains("Impossible HAVING"))
                && !said.contains("after reading const tables");
    }
}
