package dev.dbguild.agent;

import java.util.List;
import java.util.Optional;

/// Keeps runs and their events. Thread-safe; an event is durable when [#append] returns.
public interface RunStore {
    /// Keeps a new run; its id must not exist.
    void create(Run run);

    /// Appends one event of a run that exists; sequences come in order.
    void append(RunEvent event);

    /// Keeps the run's present state.
    void update(Run run);

    Optional<Run> find(String id);

    /// The newest runs first.
    ///
    /// @param limit 1 to 500
    /// @param before only runs created before this run; null for the newest
    List<Run> list(int limit, @org.jspecify.annotations.Nullable String before);

    /// Events of a run after a sequence number, in order, at most `limit`.
    List<RunEvent> events(String run, long after, int limit);

    /// Marks every run that is not final as interrupted: called once when a server starts.
    ///
    /// @return how many there were
    int interruptUnfinished();
}
