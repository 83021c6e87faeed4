package dev.dbguild.review;

import dev.dbguild.Problem;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.RunsReadOnlyQuery;
import dev.dbguild.engine.RunsReadOnlyQuery.Caps;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Precheck;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks a target what its rows say of a change: read-only, one query at a time, and none of tables so large that
/// others would feel it. Not thread-safe: one for each review.
final class Interview {
    private static final long MOST_BYTES = 4L << 30;
    private static final int MOST = 20;
    private static final Duration BUDGET = Duration.ofSeconds(30);
    private static final Caps ONE = new Caps(1, 1_000, 100);

    private final @Nullable Target target;
    private final long deadline = System.nanoTime() + BUDGET.toNanos();
    private int asked;

    /// @param target null when there is none to ask
    Interview(@Nullable Target target) {
        this.target = target;
    }

    /// The answers to the questions of a statement, in their order.
    List<Answer> about(Examined examined) {
        return examined.questions().isEmpty() ? List.of() : answers(examined);
    }

    private List<Answer> answers(Examined examined) {
        return examined.questions().stream()
                .map(question -> new Answer(question, precheck(question, examined.step())))
                .toList();
    }

    /// A question with what the target said to it.
    record Answer(DataQuestion question, Precheck precheck) {}

    private Precheck precheck(DataQuestion question, Step step) {
        if (target == null) {
            return new Precheck(question.sql(), null, false);
        }
        String reason = reasonNotToAsk(question, step);
        return reason == null
                ? asked(target, question)
                : new Precheck(question.sql(), "not asked: " + reason, false);
    }

    private @Nullable String reasonNotToAsk(DataQuestion question, Step step) {
        var table = step.catalogue().ofTarget(question.table());
        if (table.isEmpty()) {
            return "the target has no '" + question.table().text() + "'";
        }
        if (!question.harmless()) {
            return "the condition calls functions that are not the server's own";
        }
        if (table.get().bytes() > MOST_BYTES) {
            return "'" + question.table().text() + "' holds " + Sizes.told(table.get().bytes());
        }
        return asked >= MOST || System.nanoTime() > deadline ? "enough was asked" : null;
    }

    private Precheck asked(Target known, DataQuestion question) {
        asked++;
        try {
            String sql = question.sql().replaceFirst(";$", "");
            List<@Nullable Object> row =
                    Engines.on(known, RunsReadOnlyQuery.class)
                            .run(known, sql, ONE)
                            .rows()
                            .getFirst();
            long count = Long.parseLong(String.valueOf(row.getFirst()));
            return new Precheck(question.sql(), result(question, count), count > 0);
        } catch (Problem problem) {
            return new Precheck(question.sql(), "no answer: " + problem.what(), false);
        }
    }

    private static String result(DataQuestion question, long count) {
        return count == 0
                ? question.trouble() + ": none"
                : "%s: %,d, so the statement would fail".formatted(question.trouble(), count);
    }
}
