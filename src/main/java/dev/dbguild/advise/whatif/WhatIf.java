package dev.dbguild.advise.whatif;

import dev.dbguild.Problem;
import dev.dbguild.advise.whatif.WhatIfAnswer.Basis;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.Lab;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Schema;
import dev.dbguild.sql.Name;
import java.util.List;

/// Says what changes would do to queries, without making them on the target.
///
/// Changes are SQL: `CREATE INDEX`, `DROP INDEX`, `CREATE STATISTICS`, `DROP STATISTICS`, `ALTER TABLE … ALTER COLUMN
/// … SET STATISTICS` or `TYPE`, `SET` of a planner setting, and `ALTER TABLE … PARTITION BY RANGE | LIST | HASH (column)
/// [PARTITIONS n]`, which PostgreSQL itself lacks. PostgreSQL only; may be shared by threads.
public final class WhatIf {
    private final Lab lab;

    public WhatIf(Lab lab) {
        this.lab = lab;
    }

    /// @throws dev.dbguild.Problem [dev.dbguild.Code#REFUSED_SQL] for a change that is none of these, `BAD_ARGUMENT` for
    ///     one that names what is not there, `SQL_FAILED` when the only query cannot be planned
    public WhatIfAnswer answer(Target target, WhatIfQuestion question) {
        Schema schema = Engines.on(target, ReadsSchema.class).read(target);
        List<Change> changes =
                ReadChanges.of(question.changes()).stream()
                        .map(change -> known(change, schema))
                        .toList();
        try (Grounds grounds = new Grounds(lab, target, changes)) {
            if (question.rowBytes() > 0) {
                grounds.copyRows(question.queries(), question.rowBytes());
                return planned(question, grounds, grounds, Basis.COPY);
            }
            InPlace inPlace = new InPlace(target);
            if (inPlace.can(changes) && inPlace(question)) {
                try {
                    return planned(question, inPlace, grounds, Basis.HYPOPG);
                } catch (Problem beyond) {
                    // an access method, or anything else, that HypoPG does not know: the twin
                    // judges it
                }
            }
            return planned(question, grounds, grounds, Basis.TWIN);
        }
    }

    /// A role that may only read cannot even plan changes there.
    private static boolean inPlace(WhatIfQuestion question) {
        return question.queries().stream().allMatch(AskedQuery::reads)
                && question.inPlace().getAsBoolean();
    }

    private static WhatIfAnswer planned(
            WhatIfQuestion question, Planner planner, Grounds grounds, Basis basis) {
        return new Trial(question, grounds).by(planner, basis);
    }

    private static Change known(Change change, Schema schema) {
        return change instanceof Change.DropIndex drop
                ? schema.tables().stream()
                        .flatMap(table -> table.indexes().stream())
                        .filter(index -> !index.valid() && isNamed(index, drop.index()))
                        .findFirst()
                        .<Change>map(
                                index -> new Change.DropInvalidIndex(drop.text(), index.bytes()))
                        .orElse(drop)
                : change;
    }

    private static boolean isNamed(Index index, Name name) {
        return index.name().equals(name.last())
                && (name.parts().size() == 1 || index.namespace().equals(name.schema()));
    }
}
