package dev.dbguild.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.agent.Event;
import dev.dbguild.agent.Run;
import dev.dbguild.agent.RunEvent;
import dev.dbguild.agent.RunStatus;
import dev.dbguild.model.Scripted;
import dev.dbguild.model.ScriptedEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same house with an OpenAI-compatible model behind true HTTP.
class LanguageModelTest {
    private static final String QUESTION =
            "Why is this slow? SELECT * FROM orders WHERE customer_id = 42 ORDER BY created_at DESC LIMIT 20";

    @Test
    void a_language_model_works_with_the_same_tools_and_is_paid_for() {
        try (ScriptedEndpoint endpoint =
                ScriptedEndpoint.playing(
                        new Scripted.Call(
                                "c1",
                                "explain_query",
                                "{\"target\":\"demo\",\"sql\":\"select * from orders where customer_id = 42\"}"),
                        new Scripted.Call("c2", "table_sizes", "{\"target\":\"demo\"}"),
                        new Scripted.Text(
                                "The plan reads all of orders [E1]; it is one of the larger tables [E2]."))) {
            Guildhall hall = House.with(endpoint.environment());

            Run run = House.ask(hall, QUESTION, "demo");

            assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(run.evidence())
                    .extracting(evidence -> evidence.tool())
                    .containsExactly("explain_query", "table_sizes");
            assertThat(run.answer()).startsWith("The plan reads all of orders [E1]");
            assertThat(run.usage().modelCalls()).isEqualTo(3);
            assertThat(run.usage().inputTokens()).isPositive();
            assertThat(hall.events(run.id()))
                    .map(RunEvent::event)
                    .hasAtLeastOneElementOfType(Event.AnswerDelta.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"401, model-unauthorized", "429, model-overloaded", "500, model-failed"})
    void a_refusal_of_the_endpoint_is_told_by_its_code(int status, String code) {
        try (ScriptedEndpoint endpoint =
                ScriptedEndpoint.playing(
                        new Scripted.Refusal(status),
                        new Scripted.Refusal(status),
                        new Scripted.Refusal(status),
                        new Scripted.Refusal(status))) {
            Run run = House.ask(House.with(endpoint.environment()), QUESTION, "demo");

            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.problem()).isNotNull();
            assertThat(String.valueOf(run.problem()))
                    .contains(code)
                    .doesNotContain(ScriptedEndpoint.KEY);
        }
    }
}
