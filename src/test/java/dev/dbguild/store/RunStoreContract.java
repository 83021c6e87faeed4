package dev.dbguild.store;

import static dev.dbguild.store.StoredRuns.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.agent.Event;
import dev.dbguild.agent.Run;
import dev.dbguild.agent.RunEvent;
import dev.dbguild.agent.RunStatus;
import dev.dbguild.agent.RunStore;
import dev.dbguild.agent.Usage;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every [RunStore] does.
abstract class RunStoreContract {
    /// A store that holds nothing yet.
    abstract RunStore store();

    @Test
    void a_run_is_found_as_it_was_kept() {
        RunStore store = store();
        Run run = StoredRuns.running("run_1");
        store.create(run);

        assertThat(store.find("run_1")).contains(run);
    }

    @Test
    void a_run_that_was_never_kept_is_not_found() {
        assertThat(store().find("run_0")).isEmpty();
    }

    @Test
    void a_run_is_not_kept_twice() {
        RunStore store = store();
        store.create(StoredRuns.running("run_1"));

        assertThatThrownBy(() -> store.create(StoredRuns.running("run_1")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.CONFLICT));
    }

    @Test
    void a_change_of_a_run_is_kept() {
        RunStore store = store();
        store.create(StoredRuns.running("run_1"));
        Run done = StoredRuns.run("run_1", RunStatus.COMPLETED, NOON);

        store.update(done);

        assertThat(store.find("run_1")).contains(done);
    }

    @Test
    void the_newest_runs_come_first() {
        RunStore store = holding(5);

        assertThat(ids(store.list(3, null))).containsExactly("run_5", "run_4", "run_3");
    }

    @Test
    void a_page_begins_after_the_last_run_of_the_one_before() {
        RunStore store = holding(5);

        assertThat(ids(store.list(10, "run_3"))).containsExactly("run_2", "run_1");
    }

    @Test
    void runs_of_the_same_instant_are_paged_without_loss() {
        RunStore store = store();
        List.of("run_a", "run_b", "run_c").forEach(id -> store.create(StoredRuns.running(id)));

        assertThat(ids(store.list(10, "run_b"))).containsExactly("run_a");
    }

    @Test
    void events_come_back_in_order_and_unchanged() {
        RunStore store = store();
        List<RunEvent> events = appended(store, "run_1", 4);

        assertThat(store.events("run_1", 0, 100)).isEqualTo(events);
    }

    @Test
    void only_events_after_the_last_one_seen_come_back() {
        RunStore store = store();
        List<RunEvent> events = appended(store, "run_1", 10);

        assertThat(store.events("run_1", 4, 3)).isEqualTo(events.subList(4, 7));
    }

    @Test
    void events_of_another_run_do_not_come_back() {
        RunStore store = store();
        appended(store, "run_1", 2);
        List<RunEvent> others = appended(store, "run_2", 3);

        assertThat(store.events("run_2", 0, 100)).isEqualTo(others);
    }

    @Test
    void a_run_in_flight_is_interrupted_when_a_server_starts() {
        RunStore store = store();
        appended(store, "run_1", 3);

        assertThat(store.interruptUnfinished()).isOne();
        assertThat(store.find("run_1").orElseThrow().status()).isEqualTo(RunStatus.INTERRUPTED);
    }

    @Test
    void a_finished_run_is_not_interrupted() {
        RunStore store = store();
        Run done = StoredRuns.run("run_1", RunStatus.COMPLETED, NOON);
        store.create(done);

        assertThat(store.interruptUnfinished()).isZero();
        assertThat(store.find("run_1")).contains(done);
    }

    static List<RunEvent> appended(RunStore store, String run, int count) {
        store.create(StoredRuns.running(run));
        List<RunEvent> events =
                LongStream.rangeClosed(1, count)
                        .mapToObj(sequence ->
                                sequence == 1
                                        ? StoredRuns.started(run)
                                        : StoredRuns.delta(run, sequence))
                        .toList();
        events.forEach(store::append);
        return events;
    }

    static Event finished() {
        return new Event.RunFinished(RunStatus.COMPLETED, Usage.NONE, null);
    }

    private RunStore holding(int runs) {
        RunStore store = store();
        for (int i = 1; i <= runs; i++) {
            store.create(StoredRuns.run("run_" + i, RunStatus.COMPLETED, NOON.plusSeconds(i)));
        }
        return store;
    }

    private static List<String> ids(List<Run> runs) {
        return runs.stream().map(Run::id).toList();
    }
}
