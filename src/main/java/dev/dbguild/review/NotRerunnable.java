package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A statement that fails when the script is run a second time.
final class NotRerunnable implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "not-rerunnable",
                            Severity.INFO,
                            "outside a transaction, a script that stops halfway cannot be run again from its start",
                            "say IF EXISTS or IF NOT EXISTS",
                            List.of(
                                    "create table orders (id bigint primary key);",
                                    "alter table orders add column n int;",
                                    "drop index concurrently orders_customer;"),
                            List.of(
                                    "create table if not exists orders (id bigint primary key);",
                                    "alter table orders add column if not exists n int;",
                                    "drop index concurrently if exists orders_customer;",
                                    "begin; create table orders (id bigint primary key); commit;",
                                    "create temp table scratch (id int);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(
                Statement.CreateTable.class,
                Statement.CreateIndex.class,
                Statement.Drop.class,
                Statement.AlterTable.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Statement statement = step.statement();
        boolean again =
                step.session().inTransaction()
                        || switch (statement) {
                            case Statement.CreateTable create ->
                                    create.ifNotExists() || create.temporary();
                            case Statement.CreateIndex create ->
                                    create.ifNotExists() || !step.existed(create.table());
                            case Statement.Drop drop -> drop.ifExists();
                            case Statement.AlterTable alter ->
                                    alter.actions().stream().allMatch(NotRerunnable::runsAgain);
                            default -> true;
                        };
        return again ? List.of() : List.of(suspicion(statement));
    }

    private static boolean runsAgain(AlterAction action) {
        return switch (action) {
            case AlterAction.AddColumn add -> add.ifNotExists();
            case AlterAction.DropColumn drop -> drop.ifExists();
            case AlterAction.DropConstraint drop -> drop.ifExists();
            default -> true;
        };
    }

    private static Suspicion suspicion(Statement statement) {
        Name target = statement.target();
        boolean makes = !(statement instanceof Statement.Drop);
        return new Suspicion(
                target == null ? statement.kind() : target.text(),
                "it fails if the script is run a second time, after a later statement has failed",
                new Remedy("say " + (makes ? "IF NOT EXISTS" : "IF EXISTS"), null),
                new Claim.Written());
    }
}
