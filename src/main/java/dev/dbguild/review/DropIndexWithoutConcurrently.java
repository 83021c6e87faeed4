package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// An index that is dropped while everybody waits.
final class DropIndexWithoutConcurrently implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "drop-index-without-concurrently",
                    Severity.WARNING,
                    "reads and writes of the table wait while its index is dropped, and behind it for every open query",
                    "drop it with CONCURRENTLY, outside a transaction",
                    List.of("drop index orders_customer;", "drop index if exists a, b;"),
                    List.of(
                            "drop index concurrently orders_customer;",
                            "create table orders (id bigint); create index i on orders (id); drop index i;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Drop.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.Drop.class)
                .filter(drop -> drop.object().equals("INDEX") && !drop.concurrently())
                .filter(drop -> !drop.names().stream().allMatch(step.catalogue()::onCreated))
                .filter(drop -> !drop.names().isEmpty())
                .map(DropIndexWithoutConcurrently::suspicion)
                .toList();
    }

    private static Suspicion suspicion(Statement.Drop drop) {
        Name first = drop.names().getFirst();
        return new Suspicion(
                first.text(),
                "dropping '"
                        + Rewording.columns(drop.names())
                        + "' shuts its table for everybody, from when it starts to wait for the open queries",
                Rewording.remedy("drop it while others read and write", rewritten(drop)),
                new Claim.Locks(first, "ACCESS EXCLUSIVE"));
    }

    private static String rewritten(Statement.Drop drop) {
        String exists = drop.ifExists() ? "IF EXISTS " : "";
        return drop.names().stream()
                .map(name -> "DROP INDEX CONCURRENTLY " + exists + name.text() + ";")
                .collect(java.util.stream.Collectors.joining("\n"));
    }
}
