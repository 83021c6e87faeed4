package dev.dbguild.agent;

import java.time.Duration;

/// What a run may cost; past any of these it stops with a defined outcome and keeps everything it has.
///
/// @param steps turns of the agent that answers; a delegate's are limited by its delegation
/// @param toolCalls of one run, delegates included
/// @param wallClock of one run, waiting for models and tools included
/// @param tokens in and out, as the model reports them
/// @param handoffs followed in one run
/// @param depth agents in one chain of handoffs, the first included
/// @param concurrentRuns at the same time in this process
public record Limits(
        int steps,
        int toolCalls,
        Duration wallClock,
        long tokens,
        int handoffs,
        int depth,
        int concurrentRuns) {
    public static final Limits DEFAULT =
            new Limits(12, 24, Duration.ofSeconds(120), 400_000, 3, 3, 16);

    public Limits {
        if (steps < 1 || toolCalls < 0 || handoffs < 0 || depth < 1 || concurrentRuns < 1) {
            throw new IllegalArgumentException("a limit is below what any run needs");
        }
        if (wallClock.isNegative() || wallClock.isZero() || tokens < 1) {
            throw new IllegalArgumentException("a run needs time and tokens");
        }
    }
}
