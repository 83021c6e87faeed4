package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Name;
import java.util.List;

/// A serial or identity column on a table that has rows.
final class AddColumnWithSequence implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-column-with-sequence",
                    Severity.ERROR,
                    "the whole table is written anew while everybody waits",
                    "add an empty column, give it a sequence, fill old rows in batches",
                    List.of(
                            "alter table orders add column number serial;",
                            "alter table orders add column number bigint generated always as identity;"),
                    List.of(
                            "alter table orders add column number bigint;",
                            "create table orders (id bigint); alter table orders add column number bigserial;"));

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
                .filter(column ->
                        column.type().isSerial() || column.generated() == Column.Generated.IDENTITY)
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Suspicion suspicion(Step step, Column column) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, column.name()),
                "every row of "
                        + step.described(table)
                        + " is written anew to hold its number, and nobody can read or write it meanwhile",
                Rewording.patient(
                        "add the column empty, number new rows by a sequence and the old ones in batches",
                        steps(step, column)),
                new Claim.Rewrites(table));
    }

    private static String[] steps(Step step, Column column) {
        Name table = step.table();
        String name = column.name().text();
        Name sequence = Name.of(table.beside("_" + column.name().last() + "_seq"));
        String next = "nextval('" + sequence.text() + "')";
        String type = column.type().isSerial() ? integer(column.type()) : column.type().text();
        return new String[] {
            Rewording.alter(table, "ADD COLUMN " + name + " " + type),
            "CREATE SEQUENCE " + sequence.text() + " OWNED BY " + table.text() + "." + name + ";",
            Rewording.alter(table, "ALTER COLUMN " + name + " SET DEFAULT " + next),
            Rewording.backfill(table, column.name(), next),
            Rewording.notNull(step, column.name())
        };
    }

    private static String integer(DataType serial) {
        return switch (serial.base()) {
            case "bigserial" -> "bigint";
            case "smallserial" -> "smallint";
            default -> "integer";
        };
    }
}
