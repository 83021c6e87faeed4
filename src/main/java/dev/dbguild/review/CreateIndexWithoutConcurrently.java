package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;

/// An index that is built while writers wait.
final class CreateIndexWithoutConcurrently implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "create-index-without-concurrently",
                    Severity.ERROR,
                    "writes to the table wait until the index is built",
                    "build it with CONCURRENTLY, outside a transaction",
                    List.of(
                            "create index orders_customer on orders (customer_id);",
                            "create unique index on shop.orders (number) where number > 0;"),
                    List.of(
                            "create index concurrently orders_customer on orders (customer_id);",
                            "create index orders_customer on only orders (customer_id);",
                            """
                            -- file: V1__events.sql (history)
                            create table events (at date, kind text) partition by range (at);
                            -- file: V2__kinds.sql
                            create index events_kind on events (kind);
                            """,
                            "create table orders (id bigint); create index on orders (id);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateIndex.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.CreateIndex.class)
                .filter(index -> !index.concurrently() && !index.only())
                .filter(index -> step.existed(index.table()))
                .filter(index -> !step.catalogue().table(index.table()).partitioned())
                .map(index -> suspicion(step, index))
                .toList();
    }

    private static Suspicion suspicion(Step step, Statement.CreateIndex index) {
        return new Suspicion(
                index.table().text(),
                "no row of "
                        + step.described(index.table())
                        + " can be written until the index is built",
                Rewording.remedy(
                        "build it while others write; it cannot run inside a transaction",
                        rewritten(index)),
                new Claim.Locks(index.table(), "SHARE"));
    }

    private static String rewritten(Statement.CreateIndex index) {
        return index.text().replaceFirst("(?i)\\bINDEX\\b", "INDEX CONCURRENTLY") + ";";
    }
}
