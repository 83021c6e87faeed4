package dev.dbguild.advise.index;

import dev.dbguild.Problem;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ListsSlowQueries.SlowQuery;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.Lab;
import dev.dbguild.lab.Twin;
import dev.dbguild.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/// Says which indexes queries need. Every candidate is tried on a twin of the target: nothing is made or run on the
/// target itself. PostgreSQL only; may be shared by threads.
public final class IndexAdvisor {
    private final Lab lab;

    public IndexAdvisor(Lab lab) {
        this.lab = lab;
    }

    /// What one query needs.
    ///
    /// @throws Problem [dev.dbguild.Code#REFUSED_SQL] or `SQL_FAILED` when it is no query the target understands
    public IndexAdvice forQuery(Target target, String sql) {
        return advise(target, List.of(new Asked(null, SingleQuery.of(sql), 1)), List.of())
                .with(null);
    }

    /// What a workload needs, each query weighted by its execution time so far, and which indexes can go.
    ///
    /// A query that cannot be judged is told in [IndexAdvice#skipped].
    ///
    /// @param droppable what the health checks say on indexes, to be handed on
    public IndexAdvice forWorkload(
            Target target, List<SlowQuery> queries, List<Finding> droppable) {
        List<Asked> asked = new ArrayList<>();
        for (SlowQuery query : queries) {
            asked.add(new Asked(query.queryId(), query.query(), query.totalMs()));
        }
        return advise(target, asked, droppable);
    }

    public IndexAdvice forStatements(Target target, List<String> sql) {
        return advise(target, sql.stream().map(one -> new Asked(null, one, 1)).toList(), List.of());
    }

    private IndexAdvice advise(Target target, List<Asked> asked, List<Finding> droppable) {
        Schema schema = Engines.on(target, ReadsSchema.class).read(target);
        AdviceDraft draft = new AdviceDraft(target.name(), schema);
        draft.dropping(droppable);
        try (Twin twin = lab.twinOf(target);
                Costs costs = new Costs(twin)) {
            IndexAdvice advice = draft.searched(costs, twin.differences(), asked);
            return advice.with(new MigrationDraft(advice, schema).written().orElse(null));
        }
    }
}
