package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import java.util.List;

/// A change of where or how a table is stored.
final class MoveTableStorage implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "move-table-storage",
                    Severity.ERROR,
                    "the whole table is written anew while everybody waits",
                    "copy into a new table in batches, or do it when nobody works",
                    List.of(
                            "alter table orders set unlogged;",
                            "alter table orders set tablespace pg_default;",
                            "alter table orders set access method heap;"),
                    List.of(
                            "alter table orders set (fillfactor = 80);",
                            "create table orders (id int); alter table orders set unlogged;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.MoveStorage.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.MoveStorage.class)
                .map(move -> suspicion(step, move.what()))
                .toList();
    }

    private static Suspicion suspicion(Step step, String what) {
        Name table = step.table();
        return new Suspicion(
                table.text(),
                what
                        + " copies all of "
                        + step.described(table)
                        + ", and nobody can read or write it meanwhile",
                new Remedy(
                        "do it in a quiet hour, or fill a new table in batches and swap the two",
                        null),
                new Claim.Rewrites(table));
    }
}
