package dev.dbguild.store;

import dev.dbguild.agent.Event;
import dev.dbguild.agent.Run;
import dev.dbguild.agent.RunEvent;
import dev.dbguild.agent.RunStatus;
import dev.dbguild.agent.Usage;
import java.time.Instant;
import java.util.List;

/// Runs and events as tests of stores need them.
final class StoredRuns {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private StoredRuns() {}

    static Run run(String id, RunStatus status, Instant createdAt) {
        return new Run(
                Run.SCHEMA,
                id,
                status,
                "why is it slow? ¿y por qué? \u0000",
                "demo",
                null,
                null,
                "en",
                null,
                List.of(),
                List.of(),
                List.of(),
                Usage.NONE,
                null,
                "0123456789ab",
                createdAt,
                null);
    }

    static Run running(String id) {
        return run(id, RunStatus.RUNNING, NOON);
    }

    static RunEvent started(String run) {
        return event(run, 1, new Event.RunStarted("why?", "demo", "en", "0123456789ab"));
    }

    static RunEvent event(String run, long sequence, Event event) {
        return new RunEvent(run, sequence, NOON.plusMillis(sequence), event);
    }

    static RunEvent delta(String run, long sequence) {
        return event(run, sequence, new Event.AnswerDelta("database-expert", "part " + sequence));
    }
}
