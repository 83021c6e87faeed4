package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.List;

/// A primary key that is dropped.
final class DropPrimaryKey implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "drop-primary-key",
                    Severity.ERROR,
                    "UPDATE and DELETE fail where the table is replicated logically, and foreign keys to it go or stand in the way",
                    "replace it in the same statement, by a unique index that is already built",
                    List.of(
                            "alter table orders drop constraint orders_pkey;",
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (id bigint constraint orders_key primary key);
                            -- file: V2__less.sql
                            alter table orders drop constraint orders_key;
                            """),
                    List.of(
                            "create table orders (id bigint primary key); alter table orders drop constraint orders_pkey;",
                            "alter table orders drop constraint orders_pkey, add constraint orders_pkey primary key using index orders_new;",
                            "alter table orders drop constraint positive;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.DropConstraint.class, AlterAction.AddConstraint.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.DropConstraint.class)
                .map(AlterAction.DropConstraint::constraint)
                .filter(name -> isPrimaryKey(step, name) && !isReplaced(step))
                .map(name -> suspicion(step, name))
                .toList();
    }

    /// Whether the table's constraint of this name is its primary key, or is called as one while nothing is known.
    static boolean isPrimaryKey(Step step, Name constraint) {
        KnownTable table = step.catalogue().table(step.table());
        return table.known()
                ? table.constraint(constraint.last())
                        .map(each -> each.is(Constraint.PrimaryKey.class))
                        .orElse(false)
                : constraint.last().equals(step.table().last() + "_pkey");
    }

    private static boolean isReplaced(Step step) {
        return step.actions(AlterAction.AddConstraint.class)
                .anyMatch(add -> add.constraint() instanceof Constraint.PrimaryKey);
    }

    private static Suspicion suspicion(Step step, Name key) {
        Name table = step.table();
        return new Suspicion(
                table.text(),
                "without '"
                        + key.text()
                        + "' no row of "
                        + step.described(table)
                        + " can be told from another: logical replication refuses UPDATE and DELETE, and no foreign key can point to it",
                remedy(step, key),
                new Claim.Means(table));
    }

    private static Remedy remedy(Step step, Name key) {
        Name table = step.table();
        List<String> columns =
                step.catalogue()
                        .table(table)
                        .constraint(key.last())
                        .map(KnownConstraint::proves)
                        .orElse(List.of());
        String text =
                "build the unique index of the new key concurrently, and swap the two in one statement";
        String fresh = Name.written(table.last() + "_new");
        return columns.isEmpty()
                ? new Remedy(text, null)
                : Rewording.patient(
                        text,
                        "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s (%s);"
                                .formatted(
                                        fresh,
                                        table.text(),
                                        Rewording.columns(KnownTable.names(columns))),
                        Rewording.alter(
                                table,
                                "DROP CONSTRAINT %1$s, ADD CONSTRAINT %1$s PRIMARY KEY USING INDEX %2$s"
                                        .formatted(key.text(), fresh)));
    }
}
