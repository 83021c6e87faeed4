package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A foreign key whose own table is new or whose column is empty: what it points to is locked all the same.
final class ForeignKeyLocksReferencedTable implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "foreign-key-locks-referenced-table",
                    Severity.INFO,
                    "writes to the referenced table wait, though the change does not name it",
                    "set lock_timeout, so that it gives up where the other table is busy",
                    List.of(
                            "create table items (id bigint, order_id bigint references orders);",
                            "create table items (order_id bigint, foreign key (order_id) references shop.orders (id));",
                            "create table items (order_id bigint); alter table items add foreign key (order_id) references orders;",
                            "alter table orders add column customer_id bigint references customers;"),
                    List.of(
                            "set lock_timeout = '5s'; create table items (id bigint, order_id bigint references orders);",
                            "create table orders (id bigint primary key); create table items (order_id bigint references orders);",
                            "create table nodes (id bigint primary key, parent bigint references nodes);",
                            "alter table orders add constraint fk foreign key (customer_id) references customers not valid;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateTable.class, Statement.AlterTable.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.session().hasSet("lock_timeout")
                ? List.of()
                : keys(step)
                        .map(Constraint.ForeignKey::references)
                        .filter(other -> step.existed(other) && isFelt(step, other))
                        .filter(other -> !other.same(step.table()))
                        .map(other -> suspicion(step, other))
                        .distinct()
                        .toList();
    }

    private static Stream<Constraint.ForeignKey> keys(Step step) {
        return constraints(step)
                .filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast);
    }

    private static Stream<Constraint> constraints(Step step) {
        if (step.statement() instanceof Statement.CreateTable table) {
            return Constraint.every(table);
        }
        return step.as(Statement.AlterTable.class)
                .flatMap(alter -> alter.actions().stream())
                .flatMap(action -> ofAction(step, action));
    }

    /// A key that is added to a table with rows is another rule's matter.
    private static Stream<Constraint> ofAction(Step step, AlterAction action) {
        return switch (action) {
            case AlterAction.AddColumn add when add.column().value() == null ->
                    add.column().constraints().stream();
            case AlterAction.AddConstraint add when !step.existed(step.table()) ->
                    Stream.of(add.constraint());
            default -> Stream.of();
        };
    }

    /// A project that names its hot tables wants to hear of those alone.
    private static boolean isFelt(Step step, Name other) {
        Set<String> hot = step.settings().hotTables();
        return hot.isEmpty() || hot.stream().anyMatch(name -> Name.of(name).same(other));
    }

    private static Suspicion suspicion(Step step, Name other) {
        return new Suspicion(
                other.text(),
                "the foreign key locks "
                        + step.described(other)
                        + " too: its writers wait until this transaction ends, and so does this statement for them",
                new Remedy(
                        "set this before the statement: it gives up soon where '"
                                + other.text()
                                + "' is busy, and can be tried again",
                        "SET lock_timeout = '5s';"),
                new Claim.Locks(other, "SHARE ROW EXCLUSIVE"));
    }
}
