package dev.dbguild.agent;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What one run has left: time, tokens, tool calls, handoffs, and nobody's wish that it stop.
///
/// Counted on the run's own thread; [#stop] may come from any.
final class Budget {
    private final Limits limits;
    private final long startedAt = System.nanoTime();
    private final CompletableFuture<RunStatus> stopped = new CompletableFuture<>();
    private Usage usage = Usage.NONE;
    private int handoffs;

    Budget(Limits limits) {
        this.limits = limits;
    }

    /// Ends the run as soon as it looks: as cancelled or interrupted.
    ///
    /// @return whether nobody had stopped it before
    boolean stop(RunStatus status) {
        return stopped.complete(status);
    }

    /// Completes when somebody stops the run.
    CompletableFuture<RunStatus> stopped() {
        return stopped;
    }

    Duration left() {
        return limits.wallClock().minusNanos(System.nanoTime() - startedAt);
    }

    /// Why the run may not take another step, if it may not.
    Optional<Problem> spent() {
        if (stopped.isDone()) {
            return Optional.of(cancelled());
        }
        if (!left().isPositive()) {
            return Optional.of(timedOut());
        }
        if (usage.inputTokens() + usage.outputTokens() >= limits.tokens()) {
            return Optional.of(spent("tokens", limits.tokens()));
        }
        return Optional.empty();
    }

    void takeStep() {
        usage = usage.plusStep();
    }

    void takeModelCall(long input, long output) {
        usage = usage.plusModelCall(input, output);
    }

    /// Whether one more tool call was left.
    boolean takeToolCall() {
        if (usage.toolCalls() >= limits.toolCalls()) {
            return false;
        }
        usage = usage.plusToolCall();
        return true;
    }

    /// Whether one more handoff may be followed from a chain of this many agents.
    boolean takeHandoff(int chain) {
        return chain < limits.depth() && handoffs++ < limits.handoffs();
    }

    Usage usage() {
        return usage.after((System.nanoTime() - startedAt) / 1_000_000);
    }

    Limits limits() {
        return limits;
    }

    static Problem cancelled() {
        return new Problem(Code.CANCELLED, "the run was cancelled", "ask again when you need it");
    }

    Problem timedOut() {
        return new Problem(
                        Code.TIMED_OUT,
                        "the run took longer than its %d seconds"
                                .formatted(limits.wallClock().toSeconds()),
                        "ask something narrower, or raise limits.wallClock in dbguild.yaml")
                .with("limit", limits.wallClock().toSeconds());
    }

    static Problem spent(String what, long limit) {
        return new Problem(
                        Code.BUDGET_SPENT,
                        "the run has used its %d %s without an answer".formatted(limit, what),
                        "ask something narrower, or raise the limit in dbguild.yaml")
                .with("budget", what)
                .with("limit", limit);
    }
}
