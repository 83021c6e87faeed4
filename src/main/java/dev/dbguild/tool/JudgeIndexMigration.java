package dev.dbguild.tool;

import dev.dbguild.Problem;
import dev.dbguild.advise.index.IndexAdvice;
import dev.dbguild.advise.index.IndexMigration;
import dev.dbguild.advise.whatif.AskedQuery;
import dev.dbguild.advise.whatif.WhatIf;
import dev.dbguild.advise.whatif.WhatIfQuestion;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.review.Review;
import dev.dbguild.review.ReviewRequest;
import dev.dbguild.review.Reviewer;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds a migration of indexes against the workload, its drops included, and has it reviewed like anybody's.
final class JudgeIndexMigration {
    private final Target target;
    private final ToolContext context;

    JudgeIndexMigration(Target target, ToolContext context) {
        this.target = target;
        this.context = context;
    }

    IndexMigration of(IndexAdvice advice, IndexMigration migration) {
        return migration.judged(tried(advice), reviewed(migration));
    }

    private String reviewed(IndexMigration migration) {
        ReviewRequest request =
                ReviewRequest.of(migration.file(), migration.up())
                        .on(target)
                        .with(context.reviews());
        Review review = new Reviewer(context.lab()).review(request);
        return ValidateMigration.summary(review);
    }

    /// Null when there is nothing that a plan could show.
    private @Nullable String tried(IndexAdvice advice) {
        List<String> changes = changes(advice);
        List<AskedQuery> queries = queries(advice);
        if (changes.isEmpty() || queries.isEmpty()) {
            return null;
        }
        try {
            WhatIfQuestion question = new WhatIfQuestion(changes, queries, List.of(), false);
            return new WhatIf(context.lab()).answer(target, question).says();
        } catch (Problem problem) {
            return "the whole could not be tried: " + problem.what();
        }
    }

    private static List<String> changes(IndexAdvice advice) {
        return Stream.concat(
                        advice.proposed().stream().map(index -> index.statement()),
                        advice.droppable().stream()
                                .map(Finding::remedy)
                                .map(remedy -> String.valueOf(remedy.sql()))
                                .filter(sql -> sql.startsWith("drop index")))
                .limit(20)
                .toList();
    }

    private static List<AskedQuery> queries(IndexAdvice advice) {
        return IntStream.range(0, advice.queries().size())
                .mapToObj(i -> asked("Q" + (i + 1), advice.queries().get(i)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable AskedQuery asked(String name, IndexAdvice.AdvisedQuery query) {
        try {
            return AskedQuery.of(name, query.queryId(), query.sql(), query.weight());
        } catch (Problem notPlannable) {
            return null;
        }
    }
}
