package dev.dbguild.api.rest;

import dev.dbguild.agent.RunEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stored events of a run, in order: the document `dbguild/events/1`.
///
/// @param next what to send as `after` for the page after this one, null when there is none yet
record EventPage(String schema, String run, List<RunEvent> events, @Nullable Long next) {

    /// @param oneMore the events of the page, and one more when there is a next page
    static EventPage of(String run, List<RunEvent> oneMore, int limit) {
        List<RunEvent> events = oneMore.stream().limit(limit).toList();
        return new EventPage(
                "dbguild/events/1",
                run,
                events,
                oneMore.size() > limit ? events.getLast().sequence() : null);
    }
}
