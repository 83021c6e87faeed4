package dev.dbguild.advise.index;

import dev.dbguild.Problem;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.Lab;
import dev.dbguild.lab.Twin;
import dev.dbguild.schema.Schema;

/// Says which indexes queries need. Every candidate is tried on a twin of the target: nothing is made or run on the
/// target itself. PostgreSQL only; may be shared by threads.
public final class IndexAdvisor {
    private final Lab lab;

    public IndexAdvisor(Lab lab) {
        this.lab = lab;
    }

    /// What a workload needs, and which indexes can go.
    ///
    /// A query that cannot be judged is told in [IndexAdvice#skipped].
    ///
    /// @throws Problem [dev.dbguild.Code#REFUSED_SQL] or `SQL_FAILED` when it is the only one
    public IndexAdvice advise(Target target, AdviceQuestion question) {
        Schema schema = Engines.on(target, ReadsSchema.class).read(target);
        IndexAdvice advice = search(target, schema, question);
        return advice.with(new MigrationDraft(advice, schema).written().orElse(null));
    }

    private IndexAdvice search(Target target, Schema schema, AdviceQuestion question) {
        try (Twin twin = lab.twinOf(target);
                Costs costs = new Costs(twin)) {
            return new AdviceDraft(target.name(), schema, question)
                    .searched(costs, twin.differences());
        }
    }
}
