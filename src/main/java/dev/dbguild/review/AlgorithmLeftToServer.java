package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.Online;
import dev.dbguild.review.mysql.OnlineDdl;
import dev.dbguild.review.mysql.Operation;
import java.util.List;

/// A change that says nothing of how it is to be carried out.
final class AlgorithmLeftToServer implements OnlineRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "algorithm-left-to-server",
                            Severity.INFO,
                            "the server silently does more and blocks where it cannot do what was expected",
                            "say ALGORITHM and LOCK",
                            List.of(
                                    "alter table orders add column a int;",
                                    "create index i on orders (a);",
                                    "drop index i on orders;"),
                            List.of(
                                    "alter table orders add column a int, algorithm=instant;",
                                    "create index i on orders (a) algorithm=inplace lock=none;",
                                    "drop index i on orders lock = none;",
                                    "create table t (a int); alter table t add column b int;",
                                    "alter table orders modify a bigint;",
                                    "alter table orders rename to purchases;"))
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
                        + "; where it cannot (another version, a FULLTEXT index, too many instant changes) it silently does more and blocks",
                OnlineWording.spelled(
                        step,
                        "say what you expect, so that the server refuses rather than blocks",
                        change.best()),
                new Claim.Means(change.table()));
    }

    @Override
    public boolean isMeant(OnlineDdl change) {
        Online best = change.best();
        boolean named = change.operations().equals(List.of(Operation.RENAME_TABLE));
        return !best.rebuild() && !best.blocks() && !named && !change.asked().anything();
    }
}
