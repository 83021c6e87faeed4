package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.stream.Stream;

/// A primary key that takes over an index on columns that may be null.
final class PrimaryKeyOverNullableColumns implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "primary-key-over-nullable-columns",
                    Severity.ERROR,
                    "every row is read for nulls while everybody waits",
                    "make the columns NOT NULL first, by a validated constraint",
                    List.of(
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (number bigint);
                            -- file: V2__key.sql
                            create unique index concurrently orders_number on orders (number);
                            alter table orders add constraint orders_pkey primary key using index orders_number;
                            """),
                    List.of(
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (number bigint not null);
                            -- file: V2__key.sql
                            create unique index concurrently orders_number on orders (number);
                            alter table orders add constraint orders_pkey primary key using index orders_number;
                            """,
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (number bigint constraint known check (number is not null));
                            -- file: V2__key.sql
                            create unique index concurrently orders_number on orders (number);
                            alter table orders add constraint orders_pkey primary key using index orders_number;
                            """,
                            "create unique index concurrently orders_number on orders (number); alter table orders add primary key using index orders_number;",
                            "create table orders (number bigint); create unique index orders_number on orders (number); alter table orders add primary key using index orders_number;"));

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
                .filter(Constraint.PrimaryKey.class::isInstance)
                .map(Constraint.PrimaryKey.class::cast)
                .filter(key -> step.catalogue().knows(step.table()))
                .flatMap(key -> nullable(step, key).map(columns -> suspicion(step, columns)))
                .toList();
    }

    /// The key's columns that may hold null, when there are any.
    private static Stream<List<Name>> nullable(Step step, Constraint.PrimaryKey key) {
        KnownTable table = step.catalogue().table(step.table());
        return Stream.ofNullable(key.usingIndex())
                .flatMap(index -> table.index(index.last()).stream())
                .map(index ->
                        index.columns().stream()
                                .filter(column -> table.column(column.last()).isPresent())
                                .filter(column -> !table.proven(column.last()))
                                .toList())
                .filter(columns -> !columns.isEmpty());
    }

    private static Suspicion suspicion(Step step, List<Name> columns) {
        Name table = step.table();
        return new Suspicion(
                table.text(),
                "'"
                        + Rewording.columns(columns)
                        + "' may be null, so every row of "
                        + step.described(table)
                        + " is read for nulls under a lock that lets nobody read or write",
                Rewording.patient(
                        "require the columns first, under a lock that lets others work; then the key reads nothing",
                        Stream.concat(
                                        columns.stream()
                                                .map(column -> Rewording.notNull(step, column)),
                                        Stream.of(step.statement().text() + ";"))
                                .toArray(String[]::new)),
                new Claim.Scans(table));
    }
}
