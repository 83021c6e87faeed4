package dev.dbguild.store;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.agent.Event;
import dev.dbguild.agent.ProblemReport;
import dev.dbguild.agent.Run;
import dev.dbguild.agent.RunEvent;
import dev.dbguild.agent.RunProjection;
import dev.dbguild.agent.RunStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Ends the runs that a stopped server left open: each gets a last event, so that whoever listens hears of it.
final class InterruptedRuns {
    private static final ProblemReport REASON =
            ProblemReport.of(
                    new Problem(
                            Code.CANCELLED,
                            "the server stopped while the run was under way",
                            "ask again; what it had found is kept"));
    private final PostgresRunStore store;
    private final StateDatabase state;

    InterruptedRuns(PostgresRunStore store, StateDatabase state) {
        this.store = store;
        this.state = state;
    }

    /// @return how many there were
    int close() {
        List<Run> open = state.rows(RunRows.UNFINISHED, statement -> {}, RunRows::read);
        open.forEach(this::close);
        return open.size();
    }

    private void close(Run stored) {
        List<RunEvent> events = new ArrayList<>(store.events(stored.id(), 0, Integer.MAX_VALUE));
        Run run = events.isEmpty() ? stored : RunProjection.of(events);
        if (!run.status().isFinal()) {
            RunEvent last = last(run, events.size() + 1L);
            store.append(last);
            events.add(last);
            run = events.size() == 1 ? neverStarted(stored, last.at()) : RunProjection.of(events);
        }
        store.update(run);
    }

    private static RunEvent last(Run run, long sequence) {
        return new RunEvent(
                run.id(),
                sequence,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                new Event.RunFinished(RunStatus.INTERRUPTED, run.usage(), REASON));
    }

    private static Run neverStarted(Run run, Instant at) {
        return new Run(
                run.schema(),
                run.id(),
                RunStatus.INTERRUPTED,
                run.question(),
                run.target(),
                run.agent(),
                run.route(),
                run.language(),
                run.answer(),
                run.evidence(),
                run.findings(),
                run.handoffs(),
                run.usage(),
                REASON,
                run.guild(),
                run.createdAt(),
                at);
    }
}
