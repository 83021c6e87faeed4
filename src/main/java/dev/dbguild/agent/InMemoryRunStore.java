package dev.dbguild.agent;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// Keeps runs as long as the process lives: for commands that need no server, and for tests.
public final class InMemoryRunStore implements RunStore {
    private final ConcurrentSkipListMap<String, Run> runs = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, List<RunEvent>> events =
            new ConcurrentSkipListMap<>();

    @Override
    public void create(Run run) {
        if (runs.putIfAbsent(run.id(), run) != null) {
            throw new Problem(
                    Code.CONFLICT, "run '" + run.id() + "' exists already", "use another id");
        }
    }

    @Override
    public void append(RunEvent event) {
        List<RunEvent> kept = events.computeIfAbsent(event.run(), _ -> new ArrayList<>());
        synchronized (kept) {
            kept.add(event);
        }
    }

    @Override
    public void update(Run run) {
        runs.put(run.id(), run);
    }

    @Override
    public Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public List<Run> list(int limit, @Nullable String before) {
        Run start = before == null ? null : runs.get(before);
        return runs.values().stream()
                .filter(run -> start == null || NEWEST_FIRST.compare(start, run) < 0)
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public List<RunEvent> events(String run, long after, int limit) {
        List<RunEvent> kept = events.getOrDefault(run, List.of());
        synchronized (kept) {
            return kept.stream().filter(event -> event.sequence() > after).limit(limit).toList();
        }
    }

    @Override
    public int interruptUnfinished() {
        List<Run> open = runs.values().stream().filter(run -> !run.status().isFinal()).toList();
        open.forEach(run -> update(new RunChange(run).status(RunStatus.INTERRUPTED).done()));
        return open.size();
    }

    private static final Comparator<Run> NEWEST_FIRST =
            Comparator.comparing(Run::createdAt).thenComparing(Run::id).reversed();
}
