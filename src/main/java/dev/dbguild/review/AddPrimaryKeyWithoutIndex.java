package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A primary key that builds its index under its lock.
final class AddPrimaryKeyWithoutIndex implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-primary-key-without-index",
                    Severity.ERROR,
                    "an index is built while everybody waits",
                    "build a unique index concurrently, then take it over",
                    List.of(
                            "alter table orders add primary key (id);",
                            "alter table orders add column id uuid default gen_random_uuid() primary key;"),
                    List.of(
                            "alter table orders add constraint orders_pkey primary key using index orders_pkey;",
                            "create table orders (id bigint); alter table orders add primary key (id);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.AddConstraint.class, AlterAction.AddColumn.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<Suspicion> alone =
                step.actions(AlterAction.AddConstraint.class)
                        .map(AlterAction.AddConstraint::constraint)
                        .filter(Constraint.PrimaryKey.class::isInstance)
                        .map(Constraint.PrimaryKey.class::cast)
                        .filter(key -> key.usingIndex() == null)
                        .map(key -> suspicion(step, overColumns(step, key)));
        Stream<Suspicion> withColumn =
                step.actions(AlterAction.AddColumn.class)
                        .map(AlterAction.AddColumn::column)
                        .filter(column -> column.primaryKey() && column.value() != null)
                        .map(column -> suspicion(step, withColumn(step, column)));
        return Stream.concat(alone, withColumn).toList();
    }

    private static Remedy overColumns(Step step, Constraint.PrimaryKey key) {
        String name =
                key.name() == null
                        ? Rewording.constraintName(step.table(), List.of(), "pkey")
                        : key.name().text();
        Stream<String> required =
                key.columns().stream()
                        .filter(column -> isNullable(step, column))
                        .map(column -> Rewording.notNull(step, column));
        return Rewording.patient(
                "build the index beside the work of others, then take it over; its columns have to be NOT NULL first",
                Stream.concat(required, takeOver(step.table(), name, key.columns()))
                        .toArray(String[]::new));
    }

    private static boolean isNullable(Step step, Name column) {
        KnownTable table = step.catalogue().table(step.table());
        return table.column(column.last()).isPresent() && !table.proven(column.last());
    }

    private static Stream<String> takeOver(Name table, String name, List<Name> columns) {
        return Stream.of(
                "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s (%s);"
                        .formatted(name, table.text(), Rewording.columns(columns)),
                Rewording.alter(
                        table, "ADD CONSTRAINT %1$s PRIMARY KEY USING INDEX %1$s".formatted(name)));
    }

    private static Remedy withColumn(Step step, Column column) {
        Name table = step.table();
        String name = Rewording.constraintName(table, List.of(), "pkey");
        String later =
                Rewording.notNull(step, column.name())
                        + "\n"
                        + takeOver(table, name, List.of(column.name()))
                                .collect(Collectors.joining("\n"));
        return Rewording.patient(
                "add the column empty, fill it, require it, then build the key's index beside the work of others",
                Rewording.alter(
                        table, "ADD COLUMN " + column.name().text() + " " + column.type().text()),
                Rewording.later("once every row has a value", later));
    }

    private static Suspicion suspicion(Step step, Remedy remedy) {
        Name table = step.table();
        return new Suspicion(
                table.text(),
                "the key's index is built over "
                        + step.described(table)
                        + " under a lock that lets nobody read or write",
                remedy,
                new Claim.Scans(table));
    }
}
