package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;

/// PRAGMA foreign_keys inside a transaction.
final class ForeignKeysPragmaInTransaction implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "foreign-keys-pragma-in-transaction",
                            Severity.WARNING,
                            "it does nothing, and says nothing",
                            "set it before BEGIN",
                            List.of("begin; pragma foreign_keys = off; drop table a; commit;"),
                            List.of(
                                    "pragma foreign_keys = off; begin; select 1; commit; pragma foreign_keys = on;",
                                    "begin; pragma defer_foreign_keys = on; commit;",
                                    "begin; pragma foreign_keys; commit;"))
                    .forEngines("sqlite");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.SetVariable.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.SetVariable.class)
                .filter(set -> set.kind().equals("PRAGMA") && set.setting().equals("foreign_keys"))
                .filter(set -> !set.value().isEmpty() && step.session().inTransaction())
                .map(set -> suspicion())
                .toList();
    }

    private static Suspicion suspicion() {
        return new Suspicion(
                "foreign_keys",
                "SQLite ignores PRAGMA foreign_keys while a transaction is open: dropping or rebuilding a table still deletes or refuses what refers to it",
                new Remedy(
                        "set it before BEGIN and again behind COMMIT, or use PRAGMA defer_foreign_keys = ON",
                        null),
                new Claim.Written());
    }
}
