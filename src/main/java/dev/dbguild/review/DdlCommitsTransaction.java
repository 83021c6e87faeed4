package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;

/// DDL inside a transaction of MySQL.
final class DdlCommitsTransaction implements ChangeRule {
    private static final List<String> DDL =
            List.of("CREATE ", "ALTER ", "DROP ", "RENAME ", "TRUNCATE", "OPTIMIZE ");

    private static final RuleCard CARD =
            new RuleCard(
                            "ddl-commits-transaction",
                            Severity.WARNING,
                            "it commits what came before, and ROLLBACK brings nothing back",
                            "take DDL out of transactions, one statement for each migration",
                            List.of(
                                    "begin; alter table orders add column a int, algorithm=instant; update orders set a = 1 where id = 5; commit;",
                                    "start transaction; insert into a values (1); create table b (id int primary key); rollback;"),
                            List.of(
                                    "alter table orders add column a int, algorithm=instant;",
                                    "begin; update orders set a = 1 where id = 5; commit; alter table orders add column b int, algorithm=instant;",
                                    "begin; create temporary table x (id int); insert into x values (1); commit;"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Step step) {
        return isDdl(step.statement())
                        && isOpen(step)
                        && step.session()
                                .firstTime("ddl commits " + step.session().transactionNumber())
                ? List.of(suspicion(step))
                : List.of();
    }

    private static boolean isDdl(Statement statement) {
        boolean temporary = statement instanceof Statement.CreateTable table && table.temporary();
        return !temporary && DDL.stream().anyMatch(statement.kind()::startsWith);
    }

    /// Whether the script itself says BEGIN before it, and nothing ends that.
    private static boolean isOpen(Step step) {
        return step.before()
                .filter(Statement.Transaction.class::isInstance)
                .map(Statement.Transaction.class::cast)
                .filter(each -> each.begins() || each.ends())
                .reduce((first, second) -> second)
                .filter(Statement.Transaction::begins)
                .isPresent();
    }

    private static Suspicion suspicion(Step step) {
        return new Suspicion(
                step.statement().kind(),
                step.statement().kind()
                        + " commits the transaction that is open, at once and silently: what came before stays, what comes behind runs by itself, and ROLLBACK undoes none of it",
                new Remedy("run it outside of BEGIN and COMMIT, in a migration of its own", null),
                new Claim.Written());
    }
}
