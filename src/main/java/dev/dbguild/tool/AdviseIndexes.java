package dev.dbguild.tool;

import dev.dbguild.advise.index.AdviceQuestion;
import dev.dbguild.advise.index.IndexAdvice;
import dev.dbguild.advise.index.IndexAdvice.ProposedIndex;
import dev.dbguild.advise.index.IndexAdvisor;
import dev.dbguild.advise.index.IndexMigration;
import dev.dbguild.advise.index.Workload;
import dev.dbguild.advise.whatif.AskedQuery;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ListsSlowQueries;
import dev.dbguild.engine.ListsSlowQueries.SlowQueries;
import dev.dbguild.engine.ListsSlowQueries.SlowQuery;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Severity;
import dev.dbguild.tool.gate.SqlGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Proposes indexes for one query, or for the statements the server has counted, and proves each on the twin.
final class AdviseIndexes implements Tool<AdviseIndexes.Args> {
    /// The statements that took the most time; the rest seldom changes the advice.
    private static final int WORKLOAD = 30;

    private static final long MEGABYTE = 1 << 20;

    record Args(
            String target,
            @Nullable String sql,
            @Nullable String queries,
            @Nullable Integer budget_mb,
            @Nullable List<String> candidates) {
        Args {
            candidates = candidates == null ? List.of() : List.copyOf(candidates);
        }

        long budget() {
            return budget_mb == null ? Long.MAX_VALUE : budget_mb * MEGABYTE;
        }
    }

    @Override
    public String name() {
        return "advise_indexes";
    }

    @Override
    public Risk risk() {
        return Risk.SIMULATE;
    }

    @Override
    public Class<Args> arguments() {
        return Args.class;
    }

    @Override
    public ToolResult run(Args args, ToolContext context) {
        Target target = context.targets().named(args.target());
        IndexAdvisor advisor = new IndexAdvisor(context.lab());
        String sql = args.sql();
        if (sql != null && !sql.isBlank()) {
            String admitted = SqlGate.admitToPlan(sql, target).sql();
            AdviceQuestion one = question(args, Workload.of(admitted), List.of());
            return result(advisor.advise(target, one).with(null), null);
        }
        String queries = args.queries();
        if (queries != null && !queries.isBlank()) {
            return workload(args, Workload.read(queries), null, context);
        }
        SlowQueries counted = Engines.on(target, ListsSlowQueries.class).list(target, 3 * WORKLOAD);
        return workload(args, Workload.of(own(counted)), counted.unavailable(), context);
    }

    private static AdviceQuestion question(Args args, Workload workload, List<Finding> droppable) {
        return new AdviceQuestion(
                workload, args.budget(), Objects.requireNonNull(args.candidates()), droppable);
    }

    private static ToolResult workload(
            Args args, Workload workload, @Nullable String unavailable, ToolContext context) {
        Target target = context.targets().named(args.target());
        List<Finding> droppable = IndexUsage.droppable(IndexUsage.of(target, null));
        IndexAdvice advice =
                new IndexAdvisor(context.lab()).advise(target, question(args, workload, droppable));
        IndexMigration migration = advice.migration();
        IndexAdvice judged =
                migration == null
                        ? advice
                        : advice.with(
                                new JudgeIndexMigration(target, context).of(advice, migration));
        return result(judged, unavailable);
    }

    /// Without what asks the server about itself, as this does: it grows by being asked.
    private static List<SlowQuery> own(SlowQueries counted) {
        return counted.queries().stream()
                .filter(query -> !AskedQuery.isAboutTheCatalogue(query.query()))
                .limit(WORKLOAD)
                .toList();
    }

    private static ToolResult result(IndexAdvice advice, @Nullable String unavailable) {
        List<Finding> findings = new ArrayList<>();
        advice.proposed().forEach(index -> findings.add(finding(index)));
        findings.addAll(advice.droppable());
        String summary = unavailable == null ? advice.says() : advice.says() + "; " + unavailable;
        return new ToolResult(summary, advice, findings, null);
    }

    private static Finding finding(ProposedIndex index) {
        String subject = index.table() + " (" + String.join(", ", index.keys()) + ")";
        return new Finding(
                "missing-index",
                Severity.WARNING,
                subject,
                Location.ofObject(index.table()),
                String.format(
                        Locale.ROOT,
                        "an index on '%s' takes away %.0f %% of the planner's cost; it would have %s: %s",
                        subject,
                        100 * index.saves(),
                        Size.text(index.bytes()),
                        index.why()),
                new Remedy("build it without blocking writes", index.statement()),
                Proof.DERIVED,
                null);
    }
}
