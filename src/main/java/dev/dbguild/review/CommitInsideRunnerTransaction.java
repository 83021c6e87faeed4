package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A COMMIT or ROLLBACK in a file that the migration tool runs in a transaction of its own.
final class CommitInsideRunnerTransaction implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "commit-inside-runner-transaction",
                    Severity.ERROR,
                    "it ends the transaction of the tool: what follows is not rolled back with it, nor is the entry of the history",
                    "leave transactions to the tool, or tell it to use none for this file",
                    List.of(
                            """
                            -- file: V1__more.sql
                            begin;
                            alter table orders add column n int;
                            commit;
                            """),
                    List.of(
                            "begin; alter table orders add column n int; commit;",
                            """
                            -- file: V1__more.sql
                            alter table orders add column n int;
                            """));

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
                .filter(end -> end.ends() && step.session().inRunnersTransaction())
                .map(end -> suspicion(end.kind()))
                .toList();
    }

    private static Suspicion suspicion(String kind) {
        return new Suspicion(
                kind,
                kind
                        + " ends the transaction in which the migration tool runs this file: a failure behind it leaves half of the file applied",
                new Remedy(
                        "leave BEGIN and "
                                + kind
                                + " out, for the tool wraps the file; or tell it to run this file without a transaction",
                        null),
                new Claim.Written());
    }
}
