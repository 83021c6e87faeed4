package dev.dbguild.tool;

import static dev.dbguild.tool.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ToolRunnerTest {
    @Test
    void an_unknown_tool_is_answered_with_the_nearest_names() {
        assertProblem(
                () -> call("explain_querry", "{}"),
                Code.UNKNOWN_TOOL,
                Map.of("tool", "explain_querry"));
    }

    @Test
    void an_unknown_argument_is_named_with_those_accepted() {
        assertThatThrownBy(() -> call("locks", "{'target': 'shop', 'tabel': 'x'}"))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(Code.UNKNOWN_ARGUMENT);
                    assertThat(problem.what()).contains("'tabel'");
                    assertThat(problem.cure()).isEqualTo("use one of: target");
                });
    }

    @Test
    void a_missing_argument_is_named() {
        assertProblem(() -> call("locks", "{}"), Code.BAD_ARGUMENT, Map.of("argument", "target"));
    }

    @Test
    void an_argument_of_another_type_is_told_what_it_must_be() {
        assertProblem(
                () -> call("table_sizes", "{'target': 'shop', 'limit': 'many'}"),
                Code.BAD_ARGUMENT,
                Map.of("argument", "limit", "expected", "integer"));
    }

    @Test
    void a_number_out_of_range_is_refused() {
        assertProblem(
                () -> call("table_sizes", "{'target': 'shop', 'limit': 0}"),
                Code.BAD_ARGUMENT,
                Map.of("argument", "limit"));
    }

    @Test
    void a_word_that_is_no_choice_is_refused() {
        assertProblem(
                () -> call("inspect_schema", "{'target': 'shop', 'detail': 'everything'}"),
                Code.BAD_ARGUMENT,
                Map.of("argument", "detail"));
    }

    @Test
    void arguments_that_are_no_object_are_refused() {
        assertProblem(() -> call("locks", "['shop']"), Code.BAD_ARGUMENT, Map.of());
    }

    @Test
    void a_number_may_come_as_text() {
        assertThat(call("table_sizes", "{'target': 'shop', 'limit': '1'}").payload().at("/tables"))
                .hasSize(1);
    }

    @Test
    void an_unknown_target_is_told_with_the_names_there_are() {
        assertProblem(
                () -> call("locks", "{'target': 'shopp'}"),
                Code.UNKNOWN_TARGET,
                Map.of("target", "shopp"));
    }

    @Test
    void a_dead_target_is_a_problem_and_not_an_empty_result() {
        assertProblem(
                () -> call("locks", "{'target': 'dead'}"),
                Code.DATABASE_UNREACHABLE,
                Map.of("target", "dead"));
    }

    @Test
    void evidence_carries_its_id_target_and_time() {
        Evidence evidence = call("locks", "{'target': 'SHOP'}");

        assertThat(evidence.id()).isEqualTo("E1");
        assertThat(evidence.target()).isEqualTo("shop");
        assertThat(evidence.at()).isNotNull();
    }

    @Test
    void a_payload_that_is_too_long_says_what_it_left_out() {
        ToolRunner narrow =
                new ToolRunner(
                        new ToolRunner.Limits(
                                Duration.ofSeconds(20), Duration.ofSeconds(20), 2_000));

        Evidence evidence = call(narrow, "inspect_schema", "{'target': 'shop', 'detail': 'full'}");

        assertThat(evidence.payload().toString().length()).isLessThan(2_200);
        assertThat(evidence.payload().at("/truncated")).isNotEmpty();
        assertThat(evidence.summary()).contains("shown");
    }

    @Test
    void a_tool_that_takes_too_long_is_given_up() {
        ToolRunner hasty =
                new ToolRunner(
                        new ToolRunner.Limits(Duration.ofMillis(1), Duration.ofMillis(1), 200_000));

        assertProblem(
                () -> call(hasty, "inspect_schema", "{'target': 'shop'}"),
                Code.TIMED_OUT,
                Map.of());
    }

    private static void assertProblem(
            ThrowingCallable call, Code code, Map<String, Object> fields) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.fields()).containsAllEntriesOf(fields);
                });
    }
}
