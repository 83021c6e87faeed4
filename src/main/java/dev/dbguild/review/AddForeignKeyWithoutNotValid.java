package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.List;

/// A foreign key that is verified at once.
final class AddForeignKeyWithoutNotValid implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-foreign-key-without-not-valid",
                    Severity.ERROR,
                    "writes to both tables wait while every row is verified",
                    "add it NOT VALID, validate it in a transaction of its own",
                    List.of(
                            "alter table orders add constraint fk foreign key (customer_id) references customers (id);",
                            "alter table orders add foreign key (customer_id) references customers;"),
                    List.of(
                            "alter table orders add constraint fk foreign key (customer_id) references customers (id) not valid;",
                            "alter table orders add column customer_id bigint references customers;",
                            "create table orders (customer_id bigint); alter table orders add foreign key (customer_id) references customers;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.AddConstraint.class)
                .map(AlterAction.AddConstraint::constraint)
                .filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast)
                .filter(key -> !key.unchecked())
                .map(key -> suspicion(step, key))
                .toList();
    }

    private static Suspicion suspicion(Step step, Constraint.ForeignKey key) {
        Name table = step.table();
        String name =
                key.name() == null
                        ? Rewording.constraintName(table, key.columns(), "fkey")
                        : key.name().text();
        return new Suspicion(
                table.text() + "." + Rewording.columns(key.columns()),
                "neither "
                        + step.described(table)
                        + " nor "
                        + step.described(key.references())
                        + " can be written until every row is verified",
                Rewording.patient(
                        "add it unverified, and verify it under a lock that lets others write",
                        Rewording.alter(
                                table, "ADD CONSTRAINT " + name + definition(key) + " NOT VALID"),
                        Rewording.alter(table, "VALIDATE CONSTRAINT " + name)),
                new Claim.Locks(table, "SHARE ROW EXCLUSIVE"));
    }

    private static String definition(Constraint.ForeignKey key) {
        String referenced =
                key.referencedColumns().isEmpty()
                        ? ""
                        : " (" + Rewording.columns(key.referencedColumns()) + ")";
        return " FOREIGN KEY ("
                + Rewording.columns(key.columns())
                + ") REFERENCES "
                + key.references().text()
                + referenced;
    }
}
