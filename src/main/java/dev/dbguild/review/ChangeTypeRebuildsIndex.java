package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import java.util.List;

/// A change of type or collation that writes no row, and builds indexes anew.
final class ChangeTypeRebuildsIndex implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "change-type-rebuilds-index",
                    Severity.ERROR,
                    "the indexes of the column are built anew while everybody waits",
                    "build an index of the new kind concurrently, on a column beside the old one, and swap",
                    List.of(
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (id bigint, code text);
                            create index orders_code on orders (code);
                            -- file: V2__sorted.sql
                            alter table orders alter column code type text collate "C";
                            """,
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (id bigint, at timestamp);
                            create index orders_at on orders (at);
                            -- file: V2__zoned.sql
                            set timezone = 'UTC';
                            alter table orders alter column at type timestamptz;
                            """),
                    List.of(
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (id bigint, code text);
                            -- file: V2__sorted.sql
                            alter table orders alter column code type text collate "C";
                            """,
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (id bigint, code varchar(10));
                            create index orders_code on orders (code);
                            -- file: V2__wider.sql
                            alter table orders alter column code type varchar(20);
                            """,
                            "create table orders (code text); create index on orders (code); alter table orders alter column code type text collate \"C\";"));

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
                .filter(change -> !TypeChange.of(step, table(step), change).rewrites())
                .filter(change ->
                        table(step).indexes().stream()
                                .anyMatch(index -> index.isOn(change.column().last())))
                .filter(change -> Effects.of(step).rebuilds())
                .map(change -> suspicion(step, change.column()))
                .toList();
    }

    private static KnownTable table(Step step) {
        return step.catalogue().table(step.table());
    }

    private static Suspicion suspicion(Step step, Name column) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, column),
                "no row of "
                        + step.described(table)
                        + " is written, but every index on '"
                        + column.text()
                        + "' is built anew, and nobody can read or write the table meanwhile",
                new Remedy(
                        "drop the indexes on '"
                                + column.text()
                                + "' first and build them concurrently afterwards, where queries can do without them so long; else fill a column of the new kind beside it",
                        null),
                new Claim.Scans(table));
    }
}
