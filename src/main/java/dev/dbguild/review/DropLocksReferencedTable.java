package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// A drop that takes a foreign key with it, whose other table is shut meanwhile.
final class DropLocksReferencedTable implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "drop-locks-referenced-table",
                    Severity.WARNING,
                    "the table that the foreign key points to is shut for everybody, though the change does not name it",
                    "set lock_timeout, so that it gives up where the other table is busy",
                    List.of(
                            """
                            -- file: V1__shop.sql (history)
                            create table customers (id bigint primary key);
                            create table visits (id bigint primary key, customer_id bigint references customers);
                            -- file: V2__no_visits.sql
                            drop table visits;
                            """,
                            """
                            -- file: V1__shop.sql (history)
                            create table customers (id bigint primary key);
                            create table visits (id bigint primary key, customer_id bigint, constraint of_customer foreign key (customer_id) references customers);
                            -- file: V2__loose.sql
                            alter table visits drop constraint of_customer;
                            """),
                    List.of(
                            """
                            -- file: V1__shop.sql (history)
                            create table customers (id bigint primary key);
                            create table visits (id bigint primary key, customer_id bigint references customers);
                            -- file: V2__no_visits.sql
                            set lock_timeout = '5s';
                            drop table visits;
                            """,
                            """
                            -- file: V1__shop.sql (history)
                            create table nodes (id bigint primary key, parent bigint references nodes);
                            -- file: V2__no_nodes.sql
                            drop table nodes;
                            """,
                            "drop table visits;",
                            """
                            -- file: V1__shop.sql (history)
                            create table customers (id bigint primary key);
                            create table visits (id bigint primary key, customer_id bigint references customers);
                            -- file: V2__none.sql
                            drop table visits, customers;
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Drop.class, AlterAction.DropConstraint.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        if (step.session().hasSet("lock_timeout")) {
            return List.of();
        }
        List<Name> dropped =
                step.as(Statement.Drop.class)
                        .filter(drop -> drop.object().equals("TABLE"))
                        .flatMap(drop -> drop.names().stream())
                        .toList();
        Stream<KnownConstraint> ofTables =
                dropped.stream().flatMap(table -> step.catalogue().table(table).foreignKeys());
        Stream<KnownConstraint> alone =
                step.actions(AlterAction.DropConstraint.class)
                        .flatMap(drop -> ofName(step, drop.constraint()));
        return Stream.concat(ofTables, alone)
                .flatMap(key -> Stream.ofNullable(key.references()))
                .filter(other -> !other.created())
                .map(KnownTable::name)
                .filter(other -> dropped.stream().noneMatch(other::same))
                .filter(other -> !other.same(step.table()))
                .distinct()
                .map(other -> suspicion(step, other))
                .toList();
    }

    private static Stream<KnownConstraint> ofName(Step step, Name constraint) {
        return step.catalogue().table(step.table()).constraint(constraint.last()).stream();
    }

    private static Suspicion suspicion(Step step, Name other) {
        return new Suspicion(
                other.text(),
                "the foreign key that goes points to "
                        + step.described(other)
                        + ", which nobody can read or write from when this statement starts to wait until its transaction ends",
                new Remedy(
                        "set this before the statement: it gives up soon where '"
                                + other.text()
                                + "' is busy, and can be tried again",
                        "SET lock_timeout = '5s';"),
                new Claim.Locks(other, "ACCESS EXCLUSIVE"));
    }
}
