package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.CountsTransactions.Transactions;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// Transactions lock the same rows in different orders, and one of them is thrown away.
final class Deadlock implements HealthCheck {
    private static final double SHARE = 1.0 / 100_000;
    private static final long MANY = 10;

    private static final HealthCard CARD =
            new HealthCard(
                            "deadlocks",
                            "transactions that lock the same rows in different orders: one of them fails after a second's wait",
                            "one for every 100,000 transactions; an info up to 9 of them",
                            "ours",
                            "nothing")
                    .counting(Basis.DATABASE);

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Transactions counted = facts.transactions();
        if (counted.deadlocks() == 0 || counted.deadlocks() < SHARE * counted.all()) {
            return List.of();
        }
        String message =
                "%s %s in %s transactions"
                        .formatted(
                                Figures.count(counted.deadlocks()),
                                counted.deadlocks() == 1 ? "deadlock" : "deadlocks",
                                Figures.count(counted.all()));
        Remedy remedy =
                new Remedy(
                        "lock rows in one order everywhere (order by the key, for update); the server's log names both statements",
                        null);
        HealthSpot spot = CARD.measured("deadlocks");
        return List.of(
                counted.deadlocks() < MANY
                        ? spot.info(message, remedy)
                        : spot.warning(message, remedy));
    }
}
