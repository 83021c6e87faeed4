package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.OnlineDdl;
import dev.dbguild.review.mysql.Operation;
import java.util.List;

/// A CHECK that is added to rows that are there.
final class AddCheckByCopy implements OnlineRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "add-check-by-copy",
                            Severity.WARNING,
                            "every row is copied and verified, and writes wait",
                            "add it NOT ENFORCED, or copy with gh-ost",
                            List.of(
                                    "alter table orders add constraint c check (total > 0);",
                                    "alter table orders alter check c enforced;"),
                            List.of(
                                    "alter table orders add constraint c check (total > 0) not enforced, algorithm=instant;",
                                    "create table orders (id int primary key, total int, check (total > 0));"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean isMeant(OnlineDdl change) {
        return OnlineWording.copies(change, Operation.ADD_CHECK);
    }

    @Override
    public Suspicion suspicion(Step step, OnlineDdl change) {
        return new Suspicion(
                change.table().text(),
                OnlineWording.told(step, change),
                new Remedy(
                        "MySQL can add it NOT ENFORCED at once, which keeps no row out; to enforce it, copy in small steps: "
                                + OnlineWording.ghost(step, change),
                        null),
                new Claim.Means(change.table()));
    }
}
