package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A strong lock that is waited for without end.
final class LockTimeoutMissing implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "lock-timeout-missing",
                    Severity.INFO,
                    "while it waits for its lock, everybody else waits behind it",
                    "set lock_timeout first, and try again when it fires",
                    List.of(
                            "alter table orders add column n int default 0;",
                            "create trigger t before insert on orders for each row execute function f();"),
                    List.of(
                            "set lock_timeout = '5s'; alter table orders add column n int default 0;",
                            "create table orders (id int); alter table orders add column n int;",
                            "create index concurrently i on orders (id);",
                            "select 1;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Step step) {
        Name target = step.statement().target();
        if (target == null || !shuts(step.statement()) || !step.existed(target)) {
            return List.of();
        }
        boolean told =
                step.session().hasSet("lock_timeout") || !step.session().firstTime(CARD.id());
        return told ? List.of() : List.of(suspicion(step, target));
    }

    private static boolean shuts(Statement statement) {
        return switch (statement) {
            case Statement.AlterTable alter ->
                    alter.object().equals("TABLE")
                            && !alter.actions().stream().allMatch(LockTimeoutMissing::isMild);
            case Statement.Other other -> other.kind().equals("CREATE TRIGGER");
            default -> false;
        };
    }

    /// Whether others can read and write while it waits and works.
    private static boolean isMild(AlterAction action) {
        return action instanceof AlterAction.ValidateConstraint
                || action instanceof AlterAction.DetachPartition detach && detach.concurrently();
    }

    private static Suspicion suspicion(Step step, Name target) {
        boolean trigger = step.statement() instanceof Statement.Other;
        return new Suspicion(
                target.text(),
                "it waits for every open transaction on "
                        + step.described(target)
                        + ", and everybody who comes later waits behind it",
                new Remedy(
                        "give up soon and try again, rather than stop everybody",
                        "SET lock_timeout = '5s';"),
                new Claim.Locks(target, trigger ? "SHARE ROW EXCLUSIVE" : "*"));
    }
}
