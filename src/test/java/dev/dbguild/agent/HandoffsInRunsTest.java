package dev.dbguild.agent;

import static dev.dbguild.agent.House.ask;
import static dev.dbguild.agent.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.delegation.Handoff;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class HandoffsInRunsTest {

    @Test
    void a_consulted_delegate_adds_its_contribution_under_its_name() {
        House house = new House().agent("first").agent("friend").handsOver("first", "friend");
        house.model.says("first", "my part").says("friend", "your part");

        Run run = house.runs().start(ask("first")).await();

        assertThat(run.answer()).isEqualTo("my part\n\n## The friend\n\nyour part");
        assertThat(run.handoffs())
                .containsExactly(
                        new Handoff(
                                "first",
                                "friend",
                                "when first needs friend",
                                "please look at " + House.ASK,
                                Handoff.Mode.CONSULT,
                                Handoff.Status.ANSWERED));
    }

    @Test
    void a_delegate_sees_the_message_the_question_and_what_was_measured() {
        House house = new House().agent("first").agent("friend").handsOver("first", "friend");
        house.tools.with("sizes", "{\"bytes\":42}").with("plans", "{\"cost\":7}");
        house.model
                .calls("first", call("a", "sizes", "{}"))
                .says("first", "my part")
                .calls("friend", call("a", "plans", "{}"))
                .says("friend", "7 more");

        Run run = house.runs().start(ask("first")).await();

        List<Model.Turn> told = house.model.prompts().get(2).turns();
        assertThat(((Model.Turn.User) told.getFirst()).text())
                .isEqualTo(
                        "The first asks: please look at "
                                + House.ASK
                                + "\n\nThe question: "
                                + House.ASK);
        assertThat(((Model.Turn.ToolOutput) told.getLast()).text()).contains("\"E1\"");
        assertThat(run.evidence()).extracting("id").containsExactly("E1", "E2");
    }

    @Test
    void a_transfer_replaces_the_answer() {
        House house =
                new House().agent("first").agent("friend").handsOver("first", "friend", "transfer");
        house.model.says("first", "not my field").says("friend", "it is mine");

        Run run = house.runs().start(ask("first")).await();

        assertThat(run.answer()).isEqualTo("it is mine");
        assertThat(run.agent()).isEqualTo("first");
    }

    @Test
    void a_chain_that_comes_back_to_its_beginning_is_refused() {
        House house =
                new House()
                        .agent("a")
                        .agent("b")
                        .agent("c")
                        .handsOver("a", "b")
                        .handsOver("b", "c")
                        .handsOver("c", "a");
        house.model.says("a", "from a").says("b", "from b").says("c", "from c");

        Run run = house.runs().start(ask("a")).await();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.handoffs())
                .extracting(Handoff::from, Handoff::to, Handoff::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("c", "a", Handoff.Status.REFUSED),
                        org.assertj.core.groups.Tuple.tuple("b", "c", Handoff.Status.ANSWERED),
                        org.assertj.core.groups.Tuple.tuple("a", "b", Handoff.Status.ANSWERED));
    }

    @Test
    void a_chain_longer_than_its_limit_is_refused() {
        House house =
                new House()
                        .agent("a")
                        .agent("b")
                        .agent("c")
                        .agent("d")
                        .handsOver("a", "b")
                        .handsOver("b", "c")
                        .handsOver("c", "d");
        house.model.says("a", "from a").says("b", "from b").says("c", "from c");

        Run run = house.runs().start(ask("a")).await();

        assertThat(run.handoffs().getFirst().status()).isEqualTo(Handoff.Status.REFUSED);
        assertThat(run.answer()).contains("from c");
    }

    @Test
    void a_fourth_handoff_of_a_run_is_refused() {
        House house = new House().agent("a").agent("b").agent("c").agent("d").agent("e");
        for (String delegate : List.of("b", "c", "d", "e")) {
            house.handsOver("a", delegate);
            house.model.says(delegate, "from " + delegate);
        }
        house.model.says("a", "from a");

        Run run = house.runs().start(ask("a")).await();

        assertThat(run.handoffs())
                .extracting(Handoff::status)
                .containsExactly(
                        Handoff.Status.ANSWERED,
                        Handoff.Status.ANSWERED,
                        Handoff.Status.ANSWERED,
                        Handoff.Status.REFUSED);
    }

    @Test
    void a_target_nobody_staffs_comes_back_as_an_open_handoff() {
        House house = new House().agent("a").handsOver("a", "lawyer");
        house.model.says("a", "from a");

        Run run = house.runs().start(ask("a")).await();

        assertThat(run.handoffs()).extracting(Handoff::status).containsExactly(Handoff.Status.OPEN);
        assertThat(run.answer()).endsWith("Open for lawyer: please look at " + House.ASK);
    }

    @Test
    void a_delegate_that_fails_takes_nothing_of_the_answer_with_it() {
        House house = new House().agent("a").agent("b").handsOver("a", "b");
        house.model
                .says("a", "from a")
                .does(
                        "b",
                        _ -> {
                            throw new Problem(Code.MODEL_OVERLOADED, "busy", "wait");
                        });

        Run run = house.runs().start(ask("a")).await();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.answer()).isEqualTo("from a\n\nThe b failed: busy");
        assertThat(run.handoffs())
                .extracting(Handoff::status)
                .containsExactly(Handoff.Status.FAILED);
    }

    @Test
    void a_delegate_has_the_steps_of_its_delegation_and_no_more() {
        House house = new House().agent("a").agent("b").handsOver("a", "b");
        house.tools.with("sizes", "{}");
        house.model.says("a", "from a");
        for (int i = 0; i < 3; i++) {
            house.model.calls("b", call("x", "sizes", "{\"i\":" + i + "}"));
        }

        Run run = house.runs().start(ask("a")).await();

        assertThat(run.answer()).contains("The b failed: the run has used its 3 steps");
    }

    @Test
    void without_a_delegation_nobody_is_consulted() {
        House house = new House().agent("a").agent("b").handsOver("b", "a");
        house.model.says("a", "from a");

        Run run = house.runs().start(ask("a")).await();

        assertThat(run.handoffs()).isEmpty();
        assertThat(run.answer()).isEqualTo("from a");
    }
}
