package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// A trigger that is put on a table in use.
final class CreateTriggerOnLiveTable implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "create-trigger-on-live-table",
                    Severity.INFO,
                    "writes wait until it is there, and from then on every one of them runs it",
                    "set lock_timeout; keep what the trigger does short",
                    List.of(
                            "create trigger audit after insert on orders for each row execute function note();",
                            "create or replace trigger audit before update on shop.orders for each row execute function note();"),
                    List.of(
                            "set lock_timeout = '5s'; create trigger audit after insert on orders for each row execute function note();",
                            "create table orders (id int); create trigger audit after insert on orders for each row execute function note();",
                            "create event trigger watch on ddl_command_end execute function note();"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Other.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        boolean patient = step.session().hasSet("lock_timeout");
        return step.as(Statement.Other.class)
                .filter(other -> other.kind().equals("CREATE TRIGGER") && !patient)
                .flatMap(other -> Stream.ofNullable(other.target()))
                .filter(step::existed)
                .map(table -> suspicion(step, table))
                .toList();
    }

    private static Suspicion suspicion(Step step, Name table) {
        return new Suspicion(
                table.text(),
                "writers of "
                        + step.described(table)
                        + " wait until the trigger is there and its transaction ends; later each of them runs it",
                new Remedy(
                        "set this before the statement: it gives up soon where '"
                                + table.text()
                                + "' is busy, and can be tried again",
                        "SET lock_timeout = '5s';"),
                new Claim.Locks(table, "SHARE ROW EXCLUSIVE"));
    }
}
