package dev.dbguild.agent;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A store that takes only so many events.
record BreakingStore(RunStore kept, int room) implements RunStore {
    @Override
    public void create(Run run) {
        kept.create(run);
    }

    @Override
    public void append(RunEvent event) {
        if (event.sequence() > room) {
            throw new IllegalStateException("disk full");
        }
        kept.append(event);
    }

    @Override
    public void update(Run run) {
        kept.update(run);
    }

    @Override
    public Optional<Run> find(String id) {
        return kept.find(id);
    }

    @Override
    public List<Run> list(int limit, @Nullable String before) {
        return kept.list(limit, before);
    }

    @Override
    public List<RunEvent> events(String run, long after, int limit) {
        return kept.events(run, after, limit);
    }

    @Override
    public int interruptUnfinished() {
        return kept.interruptUnfinished();
    }
}
