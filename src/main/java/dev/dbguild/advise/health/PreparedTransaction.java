package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ListsActivity.Prepared;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// A transaction was prepared and forgotten: no session holds it, so none will end it.
final class PreparedTransaction implements HealthCheck {
    private static final double PASSING = 1;

    private static final HealthCard CARD =
            new HealthCard(
                    "prepared-transaction-left",
                    "it keeps its locks and holds vacuum back, over restarts too, until somebody ends it by name",
                    "prepared for 1 s is told, 1 minute is a warning, 10 minutes an error",
                    "PostgreSQL documentation, PREPARE TRANSACTION: not to be left prepared for long; the figures are ours",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        double limit = Sessions.seconds(facts.limits().prepared());
        return facts.activity().prepared().stream()
                .filter(each -> each.seconds() >= Math.min(PASSING, limit))
                .map(each -> finding(each, limit))
                .toList();
    }

    private static Finding finding(Prepared prepared, double limit) {
        String message =
                "transaction '%s' of '%s' in database '%s' was prepared %s ago and not ended"
                        .formatted(
                                prepared.id(),
                                prepared.owner(),
                                prepared.database(),
                                Figures.time(1000 * prepared.seconds()));
        Remedy remedy =
                new Remedy(
                        "ask its transaction manager what became of it, then commit it or roll it back, in its database",
                        "rollback prepared '%s';".formatted(prepared.id().replace("'", "''")));
        HealthSpot spot = CARD.measured(prepared.id());
        return prepared.seconds() < limit
                ? spot.info(message, remedy)
                : spot.graded(prepared.seconds() >= 10 * limit, message, remedy);
    }
}
