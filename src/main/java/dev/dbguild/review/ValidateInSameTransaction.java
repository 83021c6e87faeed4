package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A constraint that is added and validated in one transaction.
final class ValidateInSameTransaction implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "validate-in-same-transaction",
                    Severity.WARNING,
                    "the strong lock of ADD CONSTRAINT is held while every row is verified",
                    "commit between adding and validating the constraint",
                    List.of(
                            "begin; alter table orders add constraint c check (a > 0) not valid; alter table orders validate constraint c; commit;"),
                    List.of(
                            "alter table orders add constraint c check (a > 0) not valid; alter table orders validate constraint c;",
                            "begin; alter table orders validate constraint c; commit;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.ValidateConstraint.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.ValidateConstraint.class)
                .filter(validate -> addedBefore(step, validate.constraint()))
                .map(validate -> suspicion(step, validate.constraint()))
                .toList();
    }

    /// Whether an earlier statement of the open transaction adds the constraint.
    static boolean addedBefore(Step step, Name constraint) {
        return step.session().earlierInTransaction().stream()
                .filter(Statement.AlterTable.class::isInstance)
                .map(Statement.AlterTable.class::cast)
                .filter(alter -> alter.name().same(step.table()))
                .flatMap(alter -> alter.actions().stream())
                .anyMatch(action -> adds(action, constraint));
    }

    private static boolean adds(AlterAction action, Name constraint) {
        return action instanceof AlterAction.AddConstraint add
                && add.constraint().name() instanceof Name name
                && name.same(constraint);
    }

    private static Suspicion suspicion(Step step, Name constraint) {
        Name table = step.table();
        return new Suspicion(
                table.text(),
                "'"
                        + constraint.text()
                        + "' was added in this transaction, so its lock on "
                        + step.described(table)
                        + " is held while every row is verified",
                Rewording.remedy(
                        "commit first, and validate it in a transaction of its own",
                        Rewording.alter(table, "VALIDATE CONSTRAINT " + constraint.text())),
                new Claim.Scans(table));
    }
}
