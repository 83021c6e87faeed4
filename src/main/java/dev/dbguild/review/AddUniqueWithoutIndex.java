package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.List;

/// A UNIQUE constraint that builds its index under its lock.
final class AddUniqueWithoutIndex implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-unique-without-index",
                    Severity.ERROR,
                    "an index is built while everybody waits",
                    "build a unique index concurrently, then take it over",
                    List.of(
                            "alter table orders add constraint orders_code unique (code);",
                            "alter table orders add unique (a, b);"),
                    List.of(
                            "alter table orders add constraint orders_code unique using index orders_code;",
                            "create table orders (code text); alter table orders add unique (code);"));

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
                .filter(Constraint.Unique.class::isInstance)
                .map(Constraint.Unique.class::cast)
                .filter(unique -> unique.usingIndex() == null)
                .map(unique -> suspicion(step, unique))
                .toList();
    }

    private static Suspicion suspicion(Step step, Constraint.Unique unique) {
        Name table = step.table();
        String columns = Rewording.columns(unique.columns());
        String name =
                unique.name() == null
                        ? Rewording.constraintName(table, unique.columns(), "key")
                        : unique.name().text();
        return new Suspicion(
                table.text() + "." + columns,
                "the constraint's index is built over "
                        + step.described(table)
                        + " under a lock that lets nobody read or write",
                Rewording.patient(
                        "build the index beside the work of others, then take it over",
                        "CREATE UNIQUE INDEX CONCURRENTLY "
                                + name
                                + " ON "
                                + table.text()
                                + " ("
                                + columns
                                + ");",
                        Rewording.alter(
                                table, "ADD CONSTRAINT " + name + " UNIQUE USING INDEX " + name)),
                new Claim.Scans(table));
    }
}
