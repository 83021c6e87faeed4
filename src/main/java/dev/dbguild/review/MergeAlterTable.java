package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// Two ALTER TABLE in a row on one table.
final class MergeAlterTable implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "merge-alter-table",
                    Severity.INFO,
                    "each waits for the lock anew",
                    "say both in one ALTER TABLE",
                    List.of(
                            "alter table orders add column n int; alter table orders add column m int;"),
                    List.of(
                            "alter table orders add column n int, add column m int;",
                            "alter table orders add column n int; alter table customers add column m int;",
                            "alter table orders add constraint c check (a > 0) not valid; alter table orders validate constraint c;",
                            "alter table orders add column n uuid; alter table orders alter column n set default gen_random_uuid();",
                            "alter table orders rename column a to c; alter table orders rename column b to d;",
                            "create table orders (id int); alter table orders add column n int; alter table orders add column m int;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.AlterTable.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.AlterTable.class)
                .filter(alter -> step.existed(alter.name()) && isMergeable(alter))
                .flatMap(alter ->
                        next(step)
                                .filter(next -> next.name().same(alter.name()))
                                .filter(next -> isMergeable(next) && !buildsOn(next, alter))
                                .map(next -> suspicion(alter, next)))
                .toList();
    }

    private static Stream<Statement.AlterTable> next(Step step) {
        return step.after()
                .limit(1)
                .filter(Statement.AlterTable.class::isInstance)
                .map(Statement.AlterTable.class::cast);
    }

    /// What can be said together with others, and is done in an instant.
    private static boolean isMergeable(Statement.AlterTable alter) {
        return alter.object().equals("TABLE")
                && alter.actions().stream()
                        .allMatch(action ->
                                switch (action) {
                                    case AlterAction.AddColumn add -> true;
                                    case AlterAction.DropColumn drop -> true;
                                    case AlterAction.SetDefault set -> true;
                                    case AlterAction.DropDefault drop -> true;
                                    case AlterAction.DropNotNull drop -> true;
                                    default -> false;
                                });
    }

    /// Whether the second is about a column of the first, which may have to stand alone to be cheap.
    private static boolean buildsOn(Statement.AlterTable alter, Statement.AlterTable before) {
        List<Name> made =
                before.actions().stream()
                        .filter(AlterAction.AddColumn.class::isInstance)
                        .map(action -> ((AlterAction.AddColumn) action).column().name())
                        .toList();
        return alter.actions().stream()
                .anyMatch(action ->
                        action instanceof AlterAction.SetDefault set
                                && made.stream().anyMatch(set.column()::same));
    }

    private static Suspicion suspicion(Statement.AlterTable alter, Statement.AlterTable next) {
        String table = alter.name().text();
        return new Suspicion(
                table,
                "'"
                        + table
                        + "' is altered again right behind, in line "
                        + next.line()
                        + ", and its lock waited for once more",
                Rewording.remedy("say both in one statement", alter.text() + actions(next) + ";"),
                new Claim.Written());
    }

    /// What stands behind the table's name, as a further part of another ALTER TABLE.
    private static String actions(Statement.AlterTable alter) {
        int name = alter.text().indexOf(alter.name().text());
        return ", " + alter.text().substring(name + alter.name().text().length()).strip();
    }
}
