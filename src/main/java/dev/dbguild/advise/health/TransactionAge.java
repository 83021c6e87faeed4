package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.engine.MeasuresWraparound.Wraparound;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// Transaction numbers run out before vacuum frees old ones.
final class TransactionAge implements HealthCheck {
    private static final double WARNING = 40;
    private static final double ERROR = 75;
    private static final double TIMES = 2;

    private static final HealthCard CARD =
            new HealthCard(
                    "transaction-wraparound",
                    "when transaction numbers run out the server refuses all writes",
                    "40 % of the 2.1 billion numbers used, or twice the age at which autovacuum freezes by force;"
                            + " an error from 75 %; multixacts alike",
                    "PgHero warns at 1.5 billion left (30 %); autovacuum freezes by force from 200 million (9 %)",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Wraparound age = facts.wraparound();
        if (age.usedPercent() < WARNING && age.timesFreezeAge() < TIMES) {
            return List.of();
        }
        String message =
                "the oldest transaction is %s old, the oldest multixact %s: %s of what there is; autovacuum freezes by force from %s and %s%s"
                        .formatted(
                                Figures.count(age.xidAge()),
                                Figures.count(age.multixactAge()),
                                Figures.percent(age.usedPercent()),
                                Figures.count(age.freezeMaxAge()),
                                Figures.count(age.multixactFreezeMaxAge()),
                                VacuumHeldBack.oldest(age));
        return List.of(
                CARD.measured("database")
                        .graded(
                                age.usedPercent() >= ERROR,
                                message,
                                new Remedy(
                                        "end what holds vacuum back (long transactions, prepared ones, slots), then freeze",
                                        "vacuum (freeze);")));
    }
}
