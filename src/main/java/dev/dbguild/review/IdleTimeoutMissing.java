package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A transaction that may stay open while nobody works in it.
final class IdleTimeoutMissing implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "idle-timeout-missing",
                            Severity.INFO,
                            "a client that hangs between two statements keeps every lock of its transaction",
                            "set idle_in_transaction_session_timeout first",
                            List.of("begin; alter table orders add column n int; commit;"),
                            List.of(
                                    "set idle_in_transaction_session_timeout = '1min'; begin; alter table orders add column n int; commit;",
                                    "set transaction_timeout = '1min'; begin; alter table orders add column n int; commit;",
                                    "alter table orders add column n int;",
                                    "begin; create table orders (id int); commit;"))
                    .opinion();

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
        Session session = step.session();
        return step.as(Statement.AlterTable.class)
                .filter(alter -> session.inTransaction() && step.existed(alter.name()))
                .filter(alter ->
                        !session.hasSet("idle_in_transaction_session_timeout")
                                && !session.hasSet("transaction_timeout"))
                .filter(alter -> session.firstTime(CARD.id()))
                .map(alter -> suspicion(alter.name()))
                .toList();
    }

    private static Suspicion suspicion(Name table) {
        return new Suspicion(
                table.text(),
                "if the client hangs before it commits, '"
                        + table.text()
                        + "' stays locked until somebody ends the session",
                Rewording.remedy(
                        "let the server end a transaction in which nothing happens",
                        "SET idle_in_transaction_session_timeout = '1min';"),
                new Claim.Written());
    }
}
