package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/// A trigger that is dropped.
final class DropTrigger implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "drop-trigger",
                    Severity.WARNING,
                    "what the trigger kept right is no longer kept, and everybody waits while it goes",
                    "make sure that nothing relies on it; set lock_timeout",
                    List.of(
                            "drop trigger audit on orders;",
                            "drop trigger if exists audit on shop.orders cascade;"),
                    List.of(
                            "create table orders (id int); drop trigger audit on orders;",
                            "drop trigger if exists audit on orders; create trigger audit after insert on orders for each row execute function note();",
                            "drop event trigger watch;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Drop.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.Drop.class)
                .filter(drop -> drop.object().equals("TRIGGER") && drop.on() != null)
                .filter(drop -> step.existed(step.table()) && !isReplaced(step, drop))
                .map(drop -> suspicion(step, drop))
                .toList();
    }

    /// Whether a later statement of the script makes a trigger of this name on the table again.
    private static boolean isReplaced(Step step, Statement.Drop drop) {
        Pattern name =
                Pattern.compile(
                        "(?i)\\btrigger\\s+"
                                + Pattern.quote(drop.names().getFirst().text())
                                + "\\s");
        return step.after()
                .filter(next -> next.kind().equals("CREATE TRIGGER"))
                .filter(next -> step.table().same(java.util.Objects.requireNonNull(next.target())))
                .anyMatch(next -> name.matcher(next.text()).find());
    }

    private static Suspicion suspicion(Step step, Statement.Drop drop) {
        Name table = step.table();
        return new Suspicion(
                table.text(),
                "what '"
                        + Rewording.columns(drop.names())
                        + "' did for each row of "
                        + step.described(table)
                        + " is no longer done, and nobody can read or write the table while it goes",
                new Remedy(
                        "release code that does without it first; set lock_timeout, so that it gives up where the table is busy",
                        null),
                new Claim.Means(table));
    }
}
