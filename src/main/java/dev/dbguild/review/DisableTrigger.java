package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A trigger that is switched off.
final class DisableTrigger implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "disable-trigger",
                    Severity.WARNING,
                    "rows that are written meanwhile pass by what the trigger keeps right; ALL takes foreign keys with it",
                    "leave it on, and change rows in a session that says session_replication_role = replica, or switch it back on in the same transaction",
                    List.of(
                            "alter table orders disable trigger audit;",
                            "alter table order_items disable trigger all; update order_items set n = 0 where id = 1;"),
                    List.of(
                            "alter table orders enable trigger audit;",
                            "begin; alter table orders disable trigger audit; update orders set total = 0 where id = 1; alter table orders enable trigger audit; commit;",
                            "create table orders (id int); alter table orders disable trigger all;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.SwitchTrigger.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.SwitchTrigger.class)
                .filter(change -> !change.enable() && !isUndone(step, change))
                .map(change -> suspicion(step, change))
                .toList();
    }

    /// Whether the same transaction switches it on again, so that nobody else writes meanwhile.
    private static boolean isUndone(Step step, AlterAction.SwitchTrigger off) {
        return step.session().inTransaction()
                && step.after()
                        .takeWhile(
                                next -> !(next instanceof Statement.Transaction end && end.ends()))
                        .filter(Statement.AlterTable.class::isInstance)
                        .map(Statement.AlterTable.class::cast)
                        .filter(alter -> alter.name().same(step.table()))
                        .flatMap(alter -> alter.actions().stream())
                        .anyMatch(action ->
                                action instanceof AlterAction.SwitchTrigger on
                                        && on.enable()
                                        && on.trigger().equalsIgnoreCase(off.trigger()));
    }

    private static Suspicion suspicion(Step step, AlterAction.SwitchTrigger change) {
        Name table = step.table();
        boolean all = change.trigger().equalsIgnoreCase("ALL");
        return new Suspicion(
                table.text(),
                (all ? "no trigger" : "'" + change.trigger() + "' no longer")
                        + " runs for rows of "
                        + step.described(table)
                        + (all
                                ? ", those that keep its foreign keys included, until they are switched on again"
                                : " until it is switched on again, and what it keeps right is not"),
                Rewording.patient(
                        "switch it on again; nothing looks at the rows that were written meanwhile",
                        Rewording.alter(table, "ENABLE TRIGGER " + change.trigger())),
                new Claim.Means(table));
    }
}
