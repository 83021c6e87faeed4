package dev.dbguild.agent;

import static dev.dbguild.agent.House.ask;
import static dev.dbguild.agent.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
final class GuardsTest {

    @Test
    void a_model_that_never_answers_runs_out_of_steps() {
        House house = new House().agent("solo").limits(limits(3, 24, 120));
        house.tools.with("sizes", "{}");
        for (int i = 0; i < 3; i++) {
            house.model.calls("solo", call("c", "sizes", "{\"i\":" + i + "}"));
        }

        Run run = house.runs().start(ask("solo")).await();

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(problem(run).code()).isEqualTo("budget-spent");
        assertThat(run.evidence()).as("what was measured is kept").hasSize(2);
    }

    @Test
    void on_its_last_step_a_model_is_offered_no_tools() {
        House house = new House().agent("solo").limits(limits(2, 24, 120));
        house.tools.with("sizes", "{}");
        house.model.calls("solo", call("c", "sizes", "{}")).says("solo", "so far");

        Run run = house.runs().start(ask("solo")).await();

        assertThat(run.answer()).isEqualTo("so far");
        assertThat(house.model.prompts())
                .extracting(prompt -> prompt.tools().size())
                .containsExactly(1, 0);
    }

    @Test
    void a_call_past_the_budget_is_refused_and_the_model_may_still_answer() {
        House house = new House().agent("solo").limits(limits(12, 1, 120));
        house.tools.with("sizes", "{}").with("plans", "{}");
        house.model
                .calls("solo", call("a", "sizes", "{}"), call("b", "plans", "{}"))
                .says("solo", "only sizes");

        Run run = house.runs().start(ask("solo")).await();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(house.tools.calls()).hasSize(1);
        assertThat(((Model.Turn.ToolOutput) house.model.prompts().get(1).turns().getLast()).text())
                .contains("budget-spent");
    }

    @Test
    void spent_tokens_stop_the_next_step() {
        House house =
                new House()
                        .agent("solo")
                        .limits(new Limits(12, 24, Duration.ofSeconds(60), 15, 3, 3, 4));
        house.tools.with("sizes", "{}");
        house.model.calls("solo", call("a", "sizes", "{}"));

        Run run = house.runs().start(ask("solo")).await();

        assertThat(problem(run).fields()).containsEntry("budget", "tokens");
        assertThat(run.evidence()).hasSize(1);
    }

    @Test
    void a_model_that_hangs_runs_out_of_time() {
        House house = new House().agent("solo").limits(limits(12, 24, 1));
        house.model.hangs("solo", new CountDownLatch(1));

        Run run = house.runs().start(ask("solo")).await();

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(problem(run).code()).isEqualTo("timed-out");
    }

    @Test
    void a_tool_that_hangs_loses_nothing_of_its_neighbour() {
        House house = new House().agent("solo").limits(limits(12, 24, 1));
        house.tools.with("sizes", _ -> hang()).with("plans", "{}");
        house.model.calls("solo", call("a", "sizes", "{}"), call("b", "plans", "{}"));

        Run run = house.runs().start(ask("solo")).await();

        assertThat(problem(run).code()).isEqualTo("timed-out");
        assertThat(run.evidence()).extracting("tool").containsExactly("plans");
    }

    @Test
    void cancelling_stops_a_run_within_a_step_and_keeps_what_it_has() throws Exception {
        House house = new House().agent("solo");
        house.tools.with("sizes", "{}");
        CountDownLatch hanging = new CountDownLatch(1);
        house.model.calls("solo", call("a", "sizes", "{}")).hangs("solo", hanging);
        Runs runs = house.runs();
        RunHandle handle = runs.start(ask("solo"));
        assertThat(hanging.await(5, TimeUnit.SECONDS)).isTrue();

        Run run = runs.cancel(handle.id());

        assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(run.evidence()).hasSize(1);
        assertThat(problem(run).code()).isEqualTo("cancelled");
        assertThat(runs.cancel(handle.id())).as("again").isEqualTo(run);
    }

    @Test
    void a_server_that_stops_interrupts_its_runs() throws Exception {
        House house = new House().agent("solo");
        CountDownLatch hanging = new CountDownLatch(1);
        house.model.hangs("solo", hanging);
        Runs runs = house.runs();
        RunHandle handle = runs.start(ask("solo"));
        assertThat(hanging.await(5, TimeUnit.SECONDS)).isTrue();

        runs.close();

        assertThat(house.store.find(handle.id())).map(Run::status).contains(RunStatus.INTERRUPTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            names = {
                "MODEL_UNREACHABLE",
                "MODEL_UNAUTHORIZED",
                "MODEL_OVERLOADED",
                "MODEL_FAILED",
                "MODEL_NONSENSE"
            })
    void a_model_that_fails_ends_the_run_with_its_code_and_keeps_the_evidence(Code code) {
        House house = new House().agent("solo");
        house.tools.with("sizes", "{}");
        house.model
                .calls("solo", call("a", "sizes", "{}"))
                .does(
                        "solo",
                        _ -> {
                            throw new Problem(code, "the endpoint said so", "look at it");
                        });

        Run run = house.runs().start(ask("solo")).await();

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(problem(run).code()).isEqualTo(code.id());
        assertThat(run.evidence()).hasSize(1);
    }

    @Test
    void an_empty_answer_is_nonsense() {
        House house = new House().agent("solo");
        house.model.says("solo", "  ");

        Run run = house.runs().start(ask("solo")).await();

        assertThat(problem(run).code()).isEqualTo("model-nonsense");
    }

    @Test
    void a_bug_of_ours_ends_the_run_as_internal_and_nothing_hangs() {
        House house = new House().agent("solo");

        Run run = house.runs().start(ask("solo")).await();

        assertThat(problem(run).code()).isEqualTo("internal");
        assertThat(problem(run).message()).doesNotContain("scripted for another");
    }

    @Test
    void more_runs_than_there_is_room_for_are_refused() throws Exception {
        House house =
                new House()
                        .agent("solo")
                        .limits(new Limits(12, 24, Duration.ofSeconds(60), 1000, 3, 3, 1));
        CountDownLatch hanging = new CountDownLatch(1);
        house.model.hangs("solo", hanging).says("solo", "room again");
        Runs runs = house.runs();
        RunHandle first = runs.start(ask("solo"));
        assertThat(hanging.await(5, TimeUnit.SECONDS)).isTrue();

        Code second = RunsTest.codeOf(() -> runs.start(ask("solo")));

        assertThat(second).isEqualTo(Code.TOO_MANY);
        runs.cancel(first.id());
        assertThat(runs.start(ask("solo")).await().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void a_store_that_breaks_ends_the_run_instead_of_losing_it_silently() {
        House house = new House().agent("solo");
        house.model.says("solo", "fine");
        InMemoryRunStore kept = new InMemoryRunStore();

        Run run = house.runs(new BreakingStore(kept, 3)).start(ask("solo")).await();

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(problem(run).code()).isEqualTo("internal");
        assertThat(kept.events(run.id(), 0, 100)).hasSize(3);
    }

    @Test
    void figures_that_nothing_vouches_for_are_marked_in_a_language_models_answer() {
        House house = new House().agent("solo");
        house.tools.with("sizes", "{\"bytes\":104857600}");
        house.model
                .calls("solo", call("a", "sizes", "{}"))
                .says("solo", "It holds 100 MB and 17,000 rows [E1].");

        Run run = house.runs().start(ask("solo")).await();

        assertThat(run.answer()).endsWith("Unproven: 17,000");
    }

    @Test
    void the_builtin_models_answer_is_not_searched_for_figures() {
        House house = new House().agent("solo");
        house.model.named("builtin").says("solo", "use 25% of memory");

        Run run = house.runs().start(ask("solo")).await();

        assertThat(run.answer()).isEqualTo("use 25% of memory");
    }

    private static Limits limits(int steps, int toolCalls, int seconds) {
        return new Limits(steps, toolCalls, Duration.ofSeconds(seconds), 400_000, 3, 3, 4);
    }

    private static ProblemReport problem(Run run) {
        return Objects.requireNonNull(run.problem(), "the run did not fail");
    }

    private static Object hang() {
        try {
            Thread.sleep(10_000);
            return List.of();
        } catch (InterruptedException e) {
            throw new Problem(Code.CANCELLED, "interrupted", "ask again");
        }
    }
}
