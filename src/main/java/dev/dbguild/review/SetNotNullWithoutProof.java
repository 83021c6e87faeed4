package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import java.util.List;

/// SET NOT NULL that has to read the table.
final class SetNotNullWithoutProof implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "set-not-null-without-proof",
                    Severity.ERROR,
                    "every row is read while everybody waits",
                    "prove it first by a CHECK that is validated under a weaker lock",
                    List.of(
                            "alter table orders alter column code set not null;",
                            "alter table orders add constraint c check (code is not null) not valid; alter table orders alter column code set not null;"),
                    List.of(
                            "alter table orders add constraint c check (code is not null) not valid; alter table orders validate constraint c; alter table orders alter column code set not null;",
                            "create table orders (code text); alter table orders alter column code set not null;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.SetNotNull.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.SetNotNull.class)
                .map(AlterAction.SetNotNull::column)
                .filter(column -> !step.catalogue().provenNotNull(step.table(), column))
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Suspicion suspicion(Step step, Name column) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, column),
                "every row of "
                        + step.described(table)
                        + " is read under a lock that lets nobody read or write",
                Rewording.patient(
                        "a validated CHECK proves it, so that SET NOT NULL reads nothing",
                        Rewording.notNull(step, column)),
                new Claim.Scans(table));
    }
}
