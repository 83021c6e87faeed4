package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.Online;
import dev.dbguild.review.mysql.Online.Algorithm;
import dev.dbguild.review.mysql.OnlineDdl;
import java.util.List;

/// A change for which every row is written anew, while others go on.
final class AlterRebuildsTable implements OnlineRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "alter-rebuilds-table",
                            Severity.INFO,
                            "every row is written anew, and replicas lag behind",
                            "spell ALGORITHM and LOCK, and choose a quiet hour",
                            List.of(
                                    "alter table orders force;",
                                    "optimize table orders;",
                                    "-- server-version: 8.0.20\nalter table orders drop column note;",
                                    "-- server-version: 5.7\nalter table orders add column a int;",
                                    "alter table orders add primary key (id);"),
                            List.of(
                                    "alter table orders drop column note;",
                                    "alter table orders force, algorithm=inplace, lock=none;",
                                    "alter table orders add index i (a);",
                                    "create table t (a int); alter table t force;"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Suspicion suspicion(Step step, OnlineDdl change) {
        return new Suspicion(
                change.table().text(),
                OnlineWording.told(step, change)
                        + "; it takes as much room again, and replicas lag behind"
                        + OnlineWording.later(step, change),
                OnlineWording.spelled(
                        step,
                        "let the server refuse it rather than lock more, at a quiet hour",
                        change.best()),
                new Claim.Means(change.table()));
    }

    @Override
    public boolean isMeant(OnlineDdl change) {
        Online best = change.best();
        return best.algorithm() == Algorithm.INPLACE
                && best.rebuild()
                && !best.blocks()
                && !change.asked().anything();
    }
}
