package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Name;
import java.util.List;

/// A generated column that is stored with each row.
final class AddStoredGeneratedColumn implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-stored-generated-column",
                    Severity.ERROR,
                    "the whole table is written anew while everybody waits",
                    "compute it when it is read, or keep it by a trigger and fill old rows in batches",
                    List.of(
                            "alter table orders add column gross numeric generated always as (net * 1.2) stored;"),
                    List.of(
                            "alter table orders add column gross numeric generated always as (net * 1.2) virtual;",
                            "create table orders (net numeric); alter table orders add column gross numeric generated always as (net * 1.2) stored;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.AddColumn.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.AddColumn.class)
                .map(AlterAction.AddColumn::column)
                .filter(column -> column.generated() == Column.Generated.STORED)
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Suspicion suspicion(Step step, Column column) {
        Name table = step.table();
        String value = column.value() == null ? "NULL" : column.value().text();
        return new Suspicion(
                Step.column(table, column.name()),
                "every row of "
                        + step.described(table)
                        + " is written anew to store the column, and nobody can read or write it meanwhile",
                Rewording.patient(
                        "PostgreSQL 18 computes a VIRTUAL column when it is read, with nothing to write",
                        Rewording.alter(
                                table,
                                "ADD COLUMN "
                                        + column.name().text()
                                        + " "
                                        + column.type().text()
                                        + " GENERATED ALWAYS AS ("
                                        + value
                                        + ") VIRTUAL")),
                new Claim.Rewrites(table));
    }
}
