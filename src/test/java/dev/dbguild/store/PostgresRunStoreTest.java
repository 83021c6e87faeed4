package dev.dbguild.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.agent.Event;
import dev.dbguild.agent.RunEvent;
import dev.dbguild.agent.RunStatus;
import dev.dbguild.agent.RunStore;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresRunStoreTest extends RunStoreContract {
    private static DataSource database;

    @BeforeAll
    static void migrate() {
        database = StateDatabases.migrated();
    }

    @Override
    RunStore store() {
        new StateDatabase(database).change("truncate dbguild.runs cascade", statement -> {});
        return new PostgresRunStore(database);
    }

    @Test
    void an_interrupted_run_ends_with_an_event_that_says_so() {
        RunStore store = store();
        appended(store, "run_1", 3);
        store.interruptUnfinished();

        List<RunEvent> told = store.events("run_1", 3, 10);

        assertThat(told).singleElement().satisfies(PostgresRunStoreTest::isInterruption);
    }

    @Test
    void a_run_whose_end_was_told_but_not_kept_ends_as_it_was_told() {
        RunStore store = store();
        appended(store, "run_1", 2);
        store.append(StoredRuns.event("run_1", 3, finished()));

        store.interruptUnfinished();

        assertThat(store.find("run_1").orElseThrow().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(store.events("run_1", 3, 10)).isEmpty();
    }

    @Test
    void a_run_that_never_began_is_interrupted_too() {
        RunStore store = store();
        store.create(StoredRuns.run("run_1", RunStatus.QUEUED, StoredRuns.NOON));

        store.interruptUnfinished();

        assertThat(store.find("run_1").orElseThrow().status()).isEqualTo(RunStatus.INTERRUPTED);
    }

    @Test
    void two_processes_do_not_tell_the_same_event() {
        RunStore store = store();
        appended(store, "run_1", 2);

        assertThatThrownBy(() -> store.append(StoredRuns.delta("run_1", 2)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.CONFLICT));
    }

    @Test
    void a_current_database_is_not_migrated_again() {
        assertThat(Migrations.apply(database)).isZero();
    }

    @Test
    void a_dead_state_database_is_told_without_its_address() {
        PGSimpleDataSource dead = new PGSimpleDataSource();
        dead.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
        dead.setUser("nobody");

        assertThatThrownBy(() -> new PostgresRunStore(dead).find("run_1"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
                            assertThat(problem.what()).doesNotContain("127.0.0.1");
                        });
    }

    private static void isInterruption(RunEvent event) {
        assertThat(event.sequence()).isEqualTo(4);
        assertThat(event.event())
                .isInstanceOfSatisfying(
                        Event.RunFinished.class,
                        end -> assertThat(end.status()).isEqualTo(RunStatus.INTERRUPTED));
    }
}
