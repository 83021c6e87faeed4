package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.Online;
import dev.dbguild.review.mysql.Online.Algorithm;
import dev.dbguild.review.mysql.Online.Lock;
import dev.dbguild.review.mysql.OnlineDdl;
import java.util.List;

/// ALGORITHM or LOCK that asks for more than the change takes.
final class MoreLockThanNeeded implements OnlineRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "more-lock-than-needed",
                            Severity.WARNING,
                            "others wait, or rows are copied, though neither is needed",
                            "ask for the least that the change takes",
                            List.of(
                                    "alter table orders add column a int, algorithm=copy;",
                                    "create index i on orders (a) lock=exclusive;",
                                    "alter table orders add index i (a), algorithm=inplace, lock=shared;"),
                            List.of(
                                    "alter table orders add column a int, algorithm=instant;",
                                    "alter table orders modify a bigint, algorithm=copy, lock=shared;",
                                    "create table t (a int); alter table t add column b int, algorithm=copy;",
                                    "alter table orders add column a int, algorithm=inplace;"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Suspicion suspicion(Step step, OnlineDdl change) {
        return new Suspicion(
                change.table().text(),
                "it asks for "
                        + asked(change)
                        + ", where "
                        + OnlineWording.version(step)
                        + " needs only "
                        + change.best().clause()
                        + " for "
                        + change.what()
                        + OnlineWording.known(step, change.best()),
                OnlineWording.spelled(step, "ask for no more than is needed", change.best()),
                new Claim.Means(change.table()));
    }

    @Override
    public boolean isMeant(OnlineDdl change) {
        boolean copies =
                change.asked().algorithm() == Algorithm.COPY
                        && change.best().algorithm() != Algorithm.COPY;
        Lock lock = change.asked().lock();
        return copies || lock != null && lock.compareTo(change.best().lock()) > 0;
    }

    private static String asked(OnlineDdl change) {
        Online online = change.online();
        return "ALGORITHM=" + online.algorithm() + ", LOCK=" + online.lock();
    }
}
