package dev.dbguild.tool;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.advise.whatif.AskedQuery;
import dev.dbguild.advise.whatif.WhatIfAnswer;
import dev.dbguild.advise.whatif.WhatIfAnswer.SkippedQuery;
import dev.dbguild.advise.whatif.WhatIfQuestion;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ListsSlowQueries;
import dev.dbguild.engine.ListsSlowQueries.SlowQueries;
import dev.dbguild.engine.ListsSlowQueries.SlowQuery;
import dev.dbguild.engine.Target;
import dev.dbguild.tool.gate.SqlGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says what a change of indexes, statistics, settings, partitions or types would do to queries.
final class WhatIf implements Tool<WhatIf.Args> {
    private static final int MOST_QUERIES = 50;
    private static final int USUAL_WORKLOAD = 20;
    private static final int USUAL_COPY = 256;
    private static final int LARGEST_COPY = 4096;

    record Args(
            String target,
            List<String> changes,
            @Nullable List<String> queries,
            @Nullable Integer top,
            @Nullable Boolean each,
            @Nullable Boolean build,
            @Nullable Integer max_mb) {
        Args {
            changes = List.copyOf(changes);
            queries = queries == null ? null : List.copyOf(queries);
            within("top", top, MOST_QUERIES);
            within("max_mb", max_mb, LARGEST_COPY);
        }
    }

    private static void within(String argument, @Nullable Integer given, int most) {
        if (given != null && (given < 1 || given > most)) {
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "'" + argument + "' is " + given,
                            "give a number from 1 to " + most)
                    .with("argument", argument);
        }
    }

    @Override
    public String name() {
        return "what_if";
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
        WhatIfQuestion question = question(args, target);
        WhatIfAnswer answer =
                new dev.dbguild.advise.whatif.WhatIf(context.lab()).answer(target, question);
        return ToolResult.of(answer.says(), answer);
    }

    private static WhatIfQuestion question(Args args, Target target) {
        List<AskedQuery> queries = new ArrayList<>();
        List<SkippedQuery> skipped = new ArrayList<>();
        List<String> given = args.queries();
        if (given != null) {
            for (int i = 0; i < given.size(); i++) {
                String sql = SqlGate.admitToPlan(given.get(i), target).sql();
                queries.add(AskedQuery.of("Q" + (i + 1), null, sql, 1));
            }
        }
        if (given == null || args.top() != null) {
            workload(target, args.top()).stream()
                    .map(query -> admitted(query, args, target, skipped))
                    .flatMap(Optional::stream)
                    .forEach(query -> count(query, queries, skipped));
        }
        refuseTooMany(queries);
        return new WhatIfQuestion(
                args.changes(),
                queries,
                skipped,
                Boolean.TRUE.equals(args.each()),
                rows(args),
                () -> queries.stream().allMatch(query -> isAdmitted(query, target)));
    }

    /// What the server has counted was not asked of the gate yet.
    private static boolean isAdmitted(AskedQuery query, Target target) {
        try {
            SqlGate.admitToPlan(query.sql(), target);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    /// How many bytes of rows may be copied.
    private static long rows(Args args) {
        Integer most = args.max_mb();
        return Boolean.TRUE.equals(args.build())
                ? (most == null ? USUAL_COPY : most) * 1024L * 1024
                : 0;
    }

    private static List<SlowQuery> workload(Target target, @Nullable Integer top) {
        int limit = top == null ? USUAL_WORKLOAD : top;
        SlowQueries counted = Engines.on(target, ListsSlowQueries.class).list(target, 3 * limit);
        List<SlowQuery> own =
                counted.queries().stream()
                        .filter(query -> !AskedQuery.isAboutTheCatalogue(query.query()))
                        .limit(limit)
                        .toList();
        if (own.isEmpty()) {
            String why = counted.unavailable();
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "there is no query to plan: "
                                    + (why == null ? "the server has counted none" : why),
                            "give 'queries'")
                    .with("argument", "queries");
        }
        return own;
    }

    /// A counted statement, unless it would be run where rows are copied and the gate does not let it.
    private static Optional<SlowQuery> admitted(
            SlowQuery query, Args args, Target target, List<SkippedQuery> skipped) {
        try {
            if (Boolean.TRUE.equals(args.build())) {
                SqlGate.admitToPlan(query.query(), target);
            }
            return Optional.of(query);
        } catch (Problem problem) {
            skipped.add(new SkippedQuery(query.query(), problem.what()));
            return Optional.empty();
        }
    }

    /// What the server counted and no planner can plan (`CHECKPOINT`, …) is left out and told.
    private static void count(
            SlowQuery query, List<AskedQuery> queries, List<SkippedQuery> skipped) {
        String name = "Q" + (queries.size() + 1);
        try {
            queries.add(AskedQuery.of(name, query.queryId(), query.query(), query.totalMs()));
        } catch (Problem problem) {
            skipped.add(new SkippedQuery(query.query(), problem.what()));
        }
    }

    private static void refuseTooMany(List<AskedQuery> queries) {
        if (queries.size() > MOST_QUERIES) {
            throw new Problem(
                            Code.TOO_MANY,
                            "there are " + queries.size() + " queries",
                            "give at most " + MOST_QUERIES)
                    .with("argument", "queries");
        }
    }
}
