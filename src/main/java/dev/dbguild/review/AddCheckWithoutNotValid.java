package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.List;

/// A CHECK that is verified at once.
final class AddCheckWithoutNotValid implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-check-without-not-valid",
                    Severity.ERROR,
                    "every row is verified while everybody waits",
                    "add it NOT VALID, validate it in a transaction of its own",
                    List.of(
                            "alter table orders add constraint positive check (total > 0);",
                            "alter table orders add check (total > 0);"),
                    List.of(
                            "alter table orders add constraint positive check (total > 0) not valid;",
                            "alter table orders add constraint positive check (total > 0) not enforced;",
                            "create table orders (total int); alter table orders add check (total > 0);"));

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
                .map(AlterAction.AddConstraint::constraint)
                .filter(Constraint.Check.class::isInstance)
                .map(Constraint.Check.class::cast)
                .filter(check -> !check.unchecked())
                .map(check -> suspicion(step, check))
                .toList();
    }

    private static Suspicion suspicion(Step step, Constraint.Check check) {
        Name table = step.table();
        String name =
                check.name() == null
                        ? Rewording.constraintName(table, List.of(), "check")
                        : check.name().text();
        return new Suspicion(
                table.text(),
                "every row of "
                        + step.described(table)
                        + " is verified under a lock that lets nobody read or write",
                Rewording.patient(
                        "add it unverified, and verify it under a lock that lets others work",
                        Rewording.alter(
                                table,
                                "ADD CONSTRAINT "
                                        + name
                                        + " CHECK ("
                                        + check.condition().text()
                                        + ") NOT VALID"),
                        Rewording.alter(table, "VALIDATE CONSTRAINT " + name)),
                new Claim.Scans(table));
    }
}
