package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A statement that must not run in a transaction, in one.
final class ConcurrentlyInsideTransaction implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "concurrently-inside-transaction",
                    Severity.ERROR,
                    "the server refuses it inside a transaction",
                    "move it out of the transaction, into a file of its own",
                    List.of(
                            "begin; create index concurrently i on orders (id); commit;",
                            "begin; alter table events detach partition events_2020 concurrently; commit;",
                            "begin; drop index concurrently i; commit;",
                            "begin; vacuum orders; commit;"),
                    List.of(
                            "create index concurrently i on orders (id);",
                            "begin; select 1; commit; drop index concurrently i;",
                            "begin; refresh materialized view concurrently sales; commit;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.session().inTransaction() && needsNone(step.statement())
                ? List.of(suspicion(step.statement()))
                : List.of();
    }

    private static boolean needsNone(Statement statement) {
        return switch (statement) {
            case Statement.CreateIndex index -> index.concurrently();
            case Statement.Drop drop -> drop.concurrently() || drop.object().equals("DATABASE");
            case Statement.Reindex reindex -> reindex.concurrently();
            case Statement.Maintain maintain -> maintain.kind().equals("VACUUM");
            case Statement.AlterTable alter ->
                    alter.actions().stream()
                            .anyMatch(action ->
                                    action instanceof AlterAction.DetachPartition detach
                                            && detach.concurrently());
            default -> false;
        };
    }

    private static Suspicion suspicion(Statement statement) {
        Name target = statement.target();
        return new Suspicion(
                target == null ? statement.kind() : target.text(),
                "the server refuses this statement, for a transaction is open",
                Rewording.remedy(
                        "give it a file of its own that runs without a transaction",
                        statement.text() + ";"),
                new Claim.Fails());
    }
}
