package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;

/// IF NOT EXISTS before a concurrent build: what a failed build left behind is kept.
final class KeepInvalidIndex implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "keep-invalid-index",
                    Severity.INFO,
                    "after a failed build the index exists but is invalid, and a second run leaves it so",
                    "drop what may be left first, then build",
                    List.of(
                            "create index concurrently if not exists orders_customer on orders (customer_id);"),
                    List.of(
                            "create index concurrently orders_customer on orders (customer_id);",
                            "drop index concurrently if exists orders_customer; create index concurrently if not exists orders_customer on orders (customer_id);",
                            "create table orders (customer_id int); create index concurrently if not exists orders_customer on orders (customer_id);",
                            "create table orders (customer_id int); create index if not exists orders_customer on orders (customer_id);"));

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
                .filter(index -> index.concurrently() && index.ifNotExists())
                .filter(index -> step.existed(index.table()) && !isCleared(step, index))
                .map(KeepInvalidIndex::suspicion)
                .toList();
    }

    private static boolean isCleared(Step step, Statement.CreateIndex index) {
        return step.before()
                .filter(Statement.Drop.class::isInstance)
                .map(Statement.Drop.class::cast)
                .filter(drop -> drop.object().equals("INDEX"))
                .flatMap(drop -> drop.names().stream())
                .anyMatch(name -> index.name() != null && name.last().equals(index.name().last()));
    }

    private static Suspicion suspicion(Statement.CreateIndex index) {
        IndexWording wording = new IndexWording(index);
        String name = wording.qualified().text();
        return new Suspicion(
                name,
                "a build that fails leaves '"
                        + name
                        + "' behind, invalid: no query uses it, every write pays for it, and IF NOT EXISTS then passes over it",
                Rewording.remedy(
                        "drop what an earlier attempt may have left, then build it",
                        "DROP INDEX CONCURRENTLY IF EXISTS " + name + ";",
                        wording.concurrently(wording.name(), index.table())),
                new Claim.Means(index.table()));
    }
}
