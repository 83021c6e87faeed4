package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.Online.Algorithm;
import dev.dbguild.review.mysql.OnlineDdl;
import java.util.List;

/// A change in place during which nobody can write.
final class AlterBlocksWrites implements OnlineRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "alter-blocks-writes",
                            Severity.WARNING,
                            "writes wait until it is done, though nothing is copied",
                            "run it when nobody writes, or copy with gh-ost",
                            List.of(
                                    "create fulltext index i on posts (body);",
                                    "alter table places add spatial index i (at);",
                                    "alter table t add column id int auto_increment primary key;"),
                            List.of(
                                    "create index i on posts (title);",
                                    "create table p (id int primary key, body text); create fulltext index i on p (body);",
                                    "alter table posts add fulltext index i (body), lock=none;"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Suspicion suspicion(Step step, OnlineDdl change) {
        return new Suspicion(
                change.table().text(),
                OnlineWording.told(step, change),
                new Remedy(
                        "run it when nobody writes, or copy in small steps: "
                                + OnlineWording.ghost(step, change),
                        null),
                new Claim.Means(change.table()));
    }

    @Override
    public boolean isMeant(OnlineDdl change) {
        return change.best().algorithm() == Algorithm.INPLACE
                && change.best().blocks()
                && !change.refused();
    }
}
