package dev.dbguild.advise.index;

import dev.dbguild.finding.Finding;
import java.util.List;

/// What advice is asked for.
///
/// @param budget most bytes that all proposed indexes may take
/// @param candidates further indexes to be judged like those found, `create index …` each
/// @param droppable what the health checks say on indexes, to be handed on
public record AdviceQuestion(
        Workload workload, long budget, List<String> candidates, List<Finding> droppable) {
    public AdviceQuestion {
        candidates = List.copyOf(candidates);
        droppable = List.copyOf(droppable);
    }

    /// Without a budget.
    public static AdviceQuestion of(Workload workload) {
        return new AdviceQuestion(workload, Long.MAX_VALUE, List.of(), List.of());
    }
}
