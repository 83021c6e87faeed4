package dev.dbguild.agent;

import static dev.dbguild.agent.House.ask;
import static dev.dbguild.agent.House.askAboutDemo;
import static dev.dbguild.agent.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Severity;
import dev.dbguild.tool.Evidence;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RunsTest {
    private static final Finding UNUSED =
            new Finding(
                    "unused-index",
                    Severity.WARNING,
                    "orders_old",
                    Location.ofObject("orders_old"),
                    "nobody reads it",
                    new Remedy("drop it", "drop index concurrently orders_old"),
                    Proof.OBSERVED,
                    null);

    @Test
    void an_answer_without_tools_completes_the_run() {
        House house = new House().agent("solo");
        house.model.says("solo", "all is well");

        Run run = house.runs().start(ask("solo")).await();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.answer()).isEqualTo("all is well");
        assertThat(run.agent()).isEqualTo("solo");
        assertThat(run.usage().inputTokens()).isEqualTo(10);
        assertThat(run.id()).matches("run_[0-9a-hjkmnp-tv-z]{26}");
    }

    @Test
    void two_hops_of_tools_leave_evidence_in_order() {
        House house = new House().agent("solo");
        house.tools.with("sizes", "{\"bytes\":42}").with("plans", "{\"cost\":7}");
        house.model
                .calls("solo", call("a", "sizes", "{}"))
                .calls("solo", call("b", "plans", "{}"))
                .says("solo", "42 bytes cost 7");

        Run run = house.runs().start(ask("solo")).await();

        assertThat(run.evidence()).extracting(Evidence::id).containsExactly("E1", "E2");
        assertThat(run.evidence()).extracting(Evidence::tool).containsExactly("sizes", "plans");
        assertThat(run.usage().steps()).isEqualTo(3);
        assertThat(run.usage().toolCalls()).isEqualTo(2);
    }

    @Test
    void the_model_sees_evidence_as_fenced_json() {
        House house = new House().agent("solo");
        house.tools.with("sizes", "{\"bytes\":42}");
        house.model.calls("solo", call("a", "sizes", "{}")).says("solo", "done");

        house.runs().start(ask("solo")).await();

        Model.Turn.ToolOutput output =
                (Model.Turn.ToolOutput) house.model.prompts().get(1).turns().getLast();
        assertThat(output.callId()).isEqualTo("a");
        assertThat(output.text())
                .matches("(?s)<evidence-([0-9a-f]{16})>\n\\{.*}\n</evidence-\\1>")
                .contains("\"evidence\":\"E1\"", "\"payload\":{\"bytes\":42}");
    }

    @Test
    void calls_of_one_turn_run_side_by_side_and_are_numbered_in_their_order() {
        House house = new House().agent("solo");
        CountDownLatch both = new CountDownLatch(2);
        house.tools.with("sizes", _ -> meet(both)).with("plans", _ -> meet(both));
        house.model
                .calls("solo", call("a", "sizes", "{}"), call("b", "plans", "{}"))
                .says("solo", "done");

        Run run = house.runs().start(ask("solo")).await();

        assertThat(run.evidence()).extracting(Evidence::tool).containsExactly("sizes", "plans");
        assertThat(run.evidence()).allMatch(one -> one.payload().asText().equals("met"));
    }

    @Test
    void the_same_call_is_run_once_and_answered_from_the_ledger() {
        House house = new House().agent("solo");
        house.tools.with("sizes", "{\"bytes\":42}");
        house.model
                .calls("solo", call("a", "sizes", "{\"x\":1,\"y\":2}"))
                .calls("solo", call("a", "sizes", "{\"y\":2,\"x\":1}"))
                .says("solo", "done");

        Run run = house.runs().start(ask("solo")).await();

        assertThat(house.tools.calls()).hasSize(1);
        assertThat(run.evidence()).hasSize(1);
        assertThat(house.model.prompts().get(2).turns())
                .filteredOn(Model.Turn.ToolOutput.class::isInstance)
                .extracting(turn -> ((Model.Turn.ToolOutput) turn).callId())
                .containsExactly("a", "a-2");
    }

    @Test
    void an_unknown_tool_goes_back_to_the_model_and_ends_nothing() {
        House house = new House().agent("solo");
        house.model.calls("solo", call("a", "format_disk", "{}")).says("solo", "no such tool");

        Run run = house.runs().start(ask("solo")).await();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(house.tools.calls()).isEmpty();
        assertThat(((Model.Turn.ToolOutput) house.model.prompts().get(1).turns().getLast()).text())
                .contains("\"failed\":true", "unknown-tool");
    }

    @Test
    void a_tool_that_fails_goes_back_to_the_model_and_ends_nothing() {
        House house = new House().agent("solo");
        house.tools.failing("sizes", Code.DATABASE_UNREACHABLE);
        house.model.calls("solo", call("a", "sizes", "{}")).says("solo", "it is down");

        Run run = house.runs().start(ask("solo")).await();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(house.observed)
                .extracting(RunEvent::event)
                .filteredOn(Event.ToolFailed.class::isInstance)
                .extracting(event -> ((Event.ToolFailed) event).problem().code())
                .containsExactly("database-unreachable");
    }

    @Test
    void a_tool_is_called_on_the_target_of_the_run() {
        House house = new House().agent("solo");
        house.tools.with("sizes", "{}");
        house.model.calls("solo", call("a", "sizes", "{}")).says("solo", "done");

        Run run = house.runs().start(askAboutDemo("solo")).await();

        assertThat(run.target()).isEqualTo("demo");
        assertThat(run.evidence().getFirst().target()).isEqualTo("demo");
    }

    @Test
    void findings_of_a_run_are_those_of_its_evidence_each_once() {
        House house = new House().agent("solo");
        house.tools
                .with("sizes", "{}")
                .with("plans", "{}")
                .finding("sizes", UNUSED)
                .finding("plans", UNUSED);
        house.model
                .calls("solo", call("a", "sizes", "{}"), call("b", "plans", "{}"))
                .says("solo", "done");

        Run run = house.runs().start(ask("solo")).await();

        assertThat(run.findings()).containsExactly(UNUSED);
    }

    @Test
    void a_run_is_the_sum_of_its_events() {
        House house = new House().agent("solo").agent("friend").handsOver("solo", "friend");
        house.tools.with("sizes", "{\"bytes\":42}").failing("plans", Code.SQL_FAILED);
        house.model
                .streaming()
                .calls("solo", call("a", "sizes", "{}"), call("b", "plans", "{}"))
                .says("solo", "42 bytes")
                .calls("friend", call("a", "queries", "{}"))
                .says("friend", "agreed");

        Run run = house.runs().start(ask("solo")).await();

        List<RunEvent> events = house.store.events(run.id(), 0, 1000);
        assertThat(RunProjection.of(events)).isEqualTo(run);
        assertThat(house.store.find(run.id())).contains(run);
        assertThat(events).extracting(RunEvent::sequence).isEqualTo(upTo(events.size()));
        assertThat(house.observed).isEqualTo(events);
    }

    @Test
    void events_read_back_from_json_tell_the_same_run() throws Exception {
        House house = new House().agent("solo").agent("friend").handsOver("solo", "friend");
        house.tools.with("sizes", "{\"bytes\":42}").finding("sizes", UNUSED);
        house.model
                .calls("solo", call("a", "sizes", "{}"))
                .says("solo", "42 bytes")
                .says("friend", "agreed");

        Run run = house.runs().start(ask("solo")).await();

        List<RunEvent> readBack = new java.util.ArrayList<>();
        for (RunEvent event : house.store.events(run.id(), 0, 1000)) {
            readBack.add(Json.MAPPER.readValue(Json.text(event), RunEvent.class));
        }
        assertThat(Json.tree(RunProjection.of(readBack))).isEqualTo(Json.tree(run));
    }

    @Test
    void an_unknown_agent_or_target_starts_no_run() {
        House house = new House().agent("solo");
        Runs runs = house.runs();

        List<Code> codes =
                List.of(
                        codeOf(() -> runs.start(ask("nobody"))),
                        codeOf(() ->
                                runs.start(
                                        new RunRequest(
                                                "why?", null, "nowhere", List.of(), null, null))),
                        codeOf(() ->
                                runs.start(
                                        new RunRequest("why?", null, null, List.of(), "fr", null))),
                        codeOf(() -> runs.find("run_x")),
                        codeOf(() -> runs.subscribe("run_x", 0, _ -> {})));

        assertThat(codes)
                .containsExactly(
                        Code.UNKNOWN_AGENT,
                        Code.UNKNOWN_TARGET,
                        Code.BAD_ARGUMENT,
                        Code.UNKNOWN_RUN,
                        Code.UNKNOWN_RUN);
        assertThat(house.store.list(10, null)).isEmpty();
    }

    static Code codeOf(Runnable action) {
        try {
            action.run();
        } catch (Problem problem) {
            return problem.code();
        }
        throw new AssertionError("nothing failed");
    }

    private static List<Long> upTo(int last) {
        return java.util.stream.LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static Object meet(CountDownLatch both) {
        both.countDown();
        try {
            return both.await(5, TimeUnit.SECONDS) ? "met" : "alone";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }
}
