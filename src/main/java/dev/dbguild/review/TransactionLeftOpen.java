package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A BEGIN without its COMMIT.
final class TransactionLeftOpen implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "transaction-left-open",
                            Severity.ERROR,
                            "the transaction is rolled back at the end, with all that it did",
                            "commit it",
                            List.of(
                                    "begin; create table scratch (b int);",
                                    "begin; begin; select 1; commit;"),
                            List.of(
                                    "begin; create table scratch (b int); commit;",
                                    "create table scratch (b int);"))
                    .forEngines("postgresql", "mysql", "sqlite");

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
                .filter(Statement.Transaction::begins)
                .filter(begin -> !endsBefore(step, begin))
                .map(begin -> suspicion())
                .toList();
    }

    /// Whether a COMMIT or ROLLBACK follows before the script ends or the next transaction begins.
    private static boolean endsBefore(Step step, Statement.Transaction begin) {
        return step.script()
                .all(Statement.Transaction.class)
                .filter(other -> other.source().start() > begin.source().start())
                .filter(other ->
                        other.begins() || other.ends() || other.kind().startsWith("PREPARE"))
                .findFirst()
                .map(other -> !other.begins())
                .orElse(false);
    }

    private static Suspicion suspicion() {
        return new Suspicion(
                "BEGIN",
                "nothing commits the transaction that begins here",
                new Remedy("write COMMIT where it should end", null),
                new Claim.Written());
    }
}
