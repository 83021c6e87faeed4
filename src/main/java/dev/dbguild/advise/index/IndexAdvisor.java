package dev.dbguild.advise.index;

import dev.dbguild.Problem;
import dev.dbguild.advise.index.IndexAdvice.Verdict;
import dev.dbguild.advise.index.Search.Asked;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ListsSlowQueries.SlowQuery;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.Lab;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.QueryReader;
import dev.dbguild.sql.QueryShape;
import java.util.ArrayList;
import java.util.List;

/// Says which indexes queries need. Every candidate is tried on a twin of the target: nothing is made or run on the
/// target itself. PostgreSQL only; may be shared by threads.
public final class IndexAdvisor {
    /// PgHero leaves tables under 500 rows alone: they are read faster than an index.
    private static final long SMALL = 500;

    private final Lab lab;

    public IndexAdvisor(Lab lab) {
        this.lab = lab;
    }

    /// What one query needs.
    ///
    /// @throws Problem [dev.dbguild.Code#UNREADABLE_SQL] or `SQL_FAILED` when it is no query the target understands
    public IndexAdvice forQuery(Target target, String sql) {
        Schema schema = Engines.on(target, ReadsSchema.class).read(target);
        QueryShape shape = shape(sql);
        List<Table> tables = Candidates.tables(shape, schema);
        AdviceDraft draft = new AdviceDraft(target.name());
        if (tables.isEmpty()) {
            return draft.end(
                    Verdict.NOTHING_TO_INDEX,
                    "the query reads no table of '" + target.name() + "'");
        }
        if (tables.stream()
                .allMatch(table ->
                        table.rows() >= 0
                                && table.rows() < SMALL
                                && table.partitionKey() == null)) {
            return draft.end(
                    Verdict.SMALL_TABLES,
                    "every table it reads has fewer than %d rows: no index makes that faster"
                            .formatted(SMALL));
        }
        draft.offer(Candidates.of(shape, schema));
        return draft.searched(lab, target, List.of(new Asked(null, sql, 1)));
    }

    /// What a workload needs, each query weighted by its execution time so far, and which indexes can go.
    ///
    /// A query that cannot be judged is told in [IndexAdvice#skipped].
    ///
    /// @param droppable what the health checks say on indexes, to be handed on
    public IndexAdvice forWorkload(
            Target target, List<SlowQuery> queries, List<Finding> droppable) {
        Schema schema = Engines.on(target, ReadsSchema.class).read(target);
        AdviceDraft draft = new AdviceDraft(target.name());
        draft.dropping(droppable);
        List<Asked> asked = new ArrayList<>();
        for (SlowQuery query : queries) {
            try {
                QueryShape shape = shape(query.query());
                draft.offer(
                        Candidates.of(shape, schema).stream()
                                .filter(candidate ->
                                        candidate.table().rows() >= SMALL
                                                || candidate.table().partitionKey() != null)
                                .toList());
                asked.add(new Asked(query.queryId(), query.query(), query.totalMs()));
            } catch (Problem problem) {
                draft.skip(query.query(), problem.what());
            }
        }
        return withMigration(draft.searched(lab, target, asked), schema);
    }

    private static IndexAdvice withMigration(IndexAdvice advice, Schema schema) {
        return advice.with(new MigrationDraft(advice, schema).written().orElse(null));
    }

    /// The parser knows no `$1`; for what columns are used, any parameter does.
    private static QueryShape shape(String sql) {
        return QueryReader.read(SingleQuery.of(sql).replaceAll("\\$\\d+", "?"), Dialect.POSTGRESQL);
    }
}
