package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.List;

/// An exclusion constraint on a table with rows.
final class AddExclusionConstraint implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-exclusion-constraint",
                    Severity.WARNING,
                    "an index is built while everybody waits, and there is no other way",
                    "add it when nobody works, or keep new rows right by a trigger",
                    List.of(
                            "alter table bookings add constraint no_overlap exclude using gist (room with =, during with &&);"),
                    List.of(
                            "create table bookings (during tsrange); alter table bookings add exclude using gist (during with &&);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.AddConstraint.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.AddConstraint.class)
                .filter(action -> action.constraint() instanceof Constraint.Exclude)
                .map(action -> suspicion(step))
                .toList();
    }

    private static Suspicion suspicion(Step step) {
        Name table = step.table();
        return new Suspicion(
                table.text(),
                "the constraint's index is built over "
                        + step.described(table)
                        + " under a lock that lets nobody read or write; PostgreSQL has no online way",
                new Remedy(
                        "add it in a quiet hour, with a lock_timeout, to a table that is still small",
                        null),
                new Claim.Scans(table));
    }
}
