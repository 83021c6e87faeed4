package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import java.util.List;

/// A type that old rows have to be converted to.
final class ChangeColumnType implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "change-column-type",
                    Severity.ERROR,
                    "the whole table is written anew while everybody waits",
                    "add a column of the new type, write both, fill old rows in batches, swap",
                    List.of(
                            "alter table orders alter column total type bigint;",
                            "create table t (a int); commit; alter table orders alter column at type timestamptz using at at time zone 'UTC';",
                            "alter table orders alter code type varchar(5);"),
                    List.of(
                            "create table orders (total int); alter table orders alter column total type bigint;",
                            "create table orders (code varchar(5)); alter table orders alter column code type text;",
                            "alter table orders alter column total set default 0;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.AlterType.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.AlterType.class)
                .filter(change -> rewrites(step, change))
                .map(change -> suspicion(step, change))
                .toList();
    }

    private static boolean rewrites(Step step, AlterAction.AlterType change) {
        return TypeChange.of(step, step.catalogue().table(step.table()), change).rewrites();
    }

    private static Suspicion suspicion(Step step, AlterAction.AlterType change) {
        Name table = step.table();
        Name column = change.column();
        Name fresh = Name.of(Name.written(column.last() + "_new"));
        String value =
                change.using() == null
                        ? column.text() + "::" + change.type().text()
                        : change.using().text();
        String from =
                step.catalogue()
                        .type(table, column)
                        .map(old -> "from '" + old.text() + "' ")
                        .orElse("");
        return new Suspicion(
                Step.column(table, column),
                "going "
                        + from
                        + "to '"
                        + change.type().text()
                        + "' writes every row of "
                        + step.described(table)
                        + " and its indexes anew, and nobody can read or write it meanwhile",
                Rewording.patient(
                        "fill a column of the new type beside the old one, then let the two change names in one short transaction",
                        Rewording.alter(
                                table, "ADD COLUMN " + fresh.text() + " " + change.type().text()),
                        "-- let the application, or a trigger, write both columns from here on",
                        Rewording.backfill(table, fresh, value)),
                new Claim.Rewrites(table));
    }
}
