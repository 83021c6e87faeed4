package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A COMMIT or ROLLBACK where no transaction is open.
final class UnmatchedTransactionEnd implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "unmatched-transaction-end",
                    Severity.WARNING,
                    "it does nothing, so what stands before it was not in the transaction that its author thought of",
                    "open the transaction, or leave the end out",
                    List.of(
                            "alter table orders add column n int; commit;",
                            "begin; select 1; commit; rollback;"),
                    List.of(
                            "begin; alter table orders add column n int; commit;",
                            "begin; savepoint a; rollback to savepoint a; commit;",
                            "alter table orders add column n int;",
                            "commit prepared 'a';"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Transaction.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.Transaction.class)
                .filter(end -> end.ends() && !step.session().inTransaction())
                .map(end -> suspicion(end.kind()))
                .toList();
    }

    private static Suspicion suspicion(String kind) {
        return new Suspicion(
                kind,
                "no transaction is open here, so "
                        + kind
                        + " ends none, and each statement before it was committed by itself",
                new Remedy(
                        "write BEGIN where the transaction should start, or take " + kind + " out",
                        null),
                new Claim.Written());
    }
}
