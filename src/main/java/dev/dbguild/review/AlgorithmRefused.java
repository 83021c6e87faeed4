package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.OnlineDdl;
import java.util.List;

/// ALGORITHM or LOCK that asks for less than the change takes.
final class AlgorithmRefused implements OnlineRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "algorithm-refused",
                            Severity.ERROR,
                            "the server refuses the statement",
                            "ask for what the change takes, or change it another way",
                            List.of(
                                    "alter table orders modify total bigint, algorithm=inplace;",
                                    "alter table orders add index i (a), algorithm=instant;",
                                    "-- server-version: 8.0.20\nalter table orders drop column a, algorithm=instant;",
                                    "-- server-version: 5.7\nalter table orders add column a int, algorithm=instant;",
                                    "create fulltext index i on posts (body) lock=none;"),
                            List.of(
                                    "alter table orders drop column a, algorithm=instant;",
                                    "alter table orders add index i (a), algorithm=inplace, lock=none;",
                                    "-- server-version: 10.4\nalter table orders drop column a, algorithm=instant;"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean isMeant(OnlineDdl change) {
        return change.refused();
    }

    @Override
    public Suspicion suspicion(Step step, OnlineDdl change) {
        return new Suspicion(
                change.table().text(),
                OnlineWording.version(step)
                        + " refuses it: "
                        + change.what()
                        + " takes "
                        + change.best().clause()
                        + OnlineWording.known(step, change.best()),
                remedy(step, change),
                new Claim.Means(change.table()));
    }

    /// Less than the table bears is refused; a copy or a lock is not proposed in its place.
    private static Remedy remedy(Step step, OnlineDdl change) {
        return change.best().blocks()
                ? new Remedy(
                        "it cannot be done without blocking: " + OnlineWording.ghost(step, change),
                        null)
                : OnlineWording.spelled(step, "ask for what it takes", change.best());
    }
}
