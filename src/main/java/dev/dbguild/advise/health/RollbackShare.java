package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.CountsTransactions.Transactions;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// Many transactions are thrown away.
final class RollbackShare implements HealthCheck {
    private static final long ENOUGH = 1_000;
    private static final double WARNING = 5;
    private static final double ERROR = 25;

    private static final HealthCard CARD =
            new HealthCard(
                            "many-rollbacks",
                            "work is done and thrown away: errors, time-outs, or a pool that rolls back by habit",
                            "5 % of at least 1,000 transactions; an error over 25 %",
                            "the seeds ask for less than 5 %; the rest is ours",
                            "nothing")
                    .counting(Basis.DATABASE);

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Transactions counted = facts.transactions();
        double percent = 100.0 * counted.rollbacks() / Math.max(1, counted.all());
        if (counted.all() < ENOUGH || percent < WARNING) {
            return List.of();
        }
        String message =
                "%s of %s transactions were rolled back"
                        .formatted(Figures.percent(percent), Figures.count(counted.all()));
        return List.of(
                CARD.measured("rollbacks")
                        .graded(
                                percent > ERROR,
                                message,
                                new Remedy(
                                        "find the errors in the server's log; let connection pools commit what only read",
                                        null)));
    }
}
