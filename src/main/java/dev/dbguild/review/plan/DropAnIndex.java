package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.List;

/// An index goes while others read and write.
final class DropAnIndex implements ChangeKind {
    @Override
    public String id() {
        return "drop-index";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "drop|remove|delete [the] index {index}",
                "elimina|eliminar|borra|borrar|quita|quitar [el] indice|índice {index}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        Name name = Name.of(wish.need("index"));
        for (TableFacts table : before.tables()) {
            for (TableFacts.Index index : table.indexes()) {
                if (index.name().equals(name.last())) {
                    return draft(before, table, index);
                }
            }
        }
        throw Stopped.because(
                "there is no index '" + name.text() + "'", "see the indexes with inspect_schema");
    }

    private static Draft draft(Before before, TableFacts table, TableFacts.Index index) {
        if (index.constraint() != null) {
            throw Stopped.because(
                    "'" + index.name() + "' belongs to the constraint '" + index.constraint() + "'",
                    "drop the constraint: alter table "
                            + table.sql()
                            + " drop constraint "
                            + Name.written(index.constraint()));
        }
        PlanStep step =
                PlanStep.contract("drop index " + index.name())
                        .outsideTransaction()
                        .up("drop index concurrently " + index.sql())
                        .down(Gone.concurrently(index.definition()))
                        .note(
                                "make sure first that no query needs it: its scans in pg_stat_user_indexes");
        return Draft.of(table.sql(), List.of(step))
                .probe(
                        Shape.of(table, before.values(table))
                                .probes(0, 1, Facade.written(table), null));
    }
}
