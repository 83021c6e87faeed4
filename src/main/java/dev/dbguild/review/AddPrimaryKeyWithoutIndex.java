package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.List;
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
                            "alter table orders add column id bigint default 0 primary key;"),
                    List.of(
                            "alter table orders add constraint orders_pkey primary key using index orders_pkey;",
                            "create table orders (id bigint); alter table orders add primary key (id);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<List<Name>> alone =
                step.actions(AlterAction.AddConstraint.class)
                        .map(AlterAction.AddConstraint::constraint)
                        .filter(Constraint.PrimaryKey.class::isInstance)
                        .map(Constraint.PrimaryKey.class::cast)
                        .filter(key -> key.usingIndex() == null)
                        .map(Constraint.PrimaryKey::columns);
        Stream<List<Name>> withColumn =
                step.actions(AlterAction.AddColumn.class)
                        .map(AlterAction.AddColumn::column)
                        .filter(column -> column.primaryKey() && column.value() != null)
                        .map(column -> List.of(column.name()));
        return Stream.concat(alone, withColumn).map(columns -> suspicion(step, columns)).toList();
    }

    private static Suspicion suspicion(Step step, List<Name> columns) {
        Name table = step.table();
        String name = Rewording.constraintName(table, List.of(), "pkey");
        return new Suspicion(
                table.text(),
                "the key's index is built over "
                        + step.described(table)
                        + " under a lock that lets nobody read or write",
                Rewording.patient(
                        "build the index beside the work of others, then take it over; its columns have to be NOT NULL first",
                        "CREATE UNIQUE INDEX CONCURRENTLY "
                                + name
                                + " ON "
                                + table.text()
                                + " ("
                                + Rewording.columns(columns)
                                + ");",
                        Rewording.alter(
                                table,
                                "ADD CONSTRAINT " + name + " PRIMARY KEY USING INDEX " + name)),
                new Claim.Scans(table));
    }
}
