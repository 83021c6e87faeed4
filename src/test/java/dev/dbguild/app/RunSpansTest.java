package dev.dbguild.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Json;
import dev.dbguild.agent.Event;
import dev.dbguild.agent.ProblemReport;
import dev.dbguild.agent.RunEvent;
import dev.dbguild.agent.RunStatus;
import dev.dbguild.agent.Usage;
import dev.dbguild.delegation.Handoff;
import dev.dbguild.delegation.Route;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RunSpansTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final ProblemReport REFUSED =
            new ProblemReport("refused-sql", "no", "read only", Map.of());
    private final Kept kept = new Kept();
    private final RunSpans spans =
            new RunSpans(
                    SdkTracerProvider.builder()
                            .addSpanProcessor(SimpleSpanProcessor.create(kept))
                            .build()
                            .get("test"));
    private int told;

    @Test
    void a_run_is_a_tree_of_agent_steps_model_calls_and_tool_calls() {
        tell(started(), routed("engineer"));
        tell(new Event.StepStarted("engineer", 1), new Event.ModelCalled("engineer", "builtin"));
        tell(new Event.ModelAnswered("engineer", "builtin", 11, 7, 5));
        tell(new Event.ToolCalled("engineer", "c1", "cache_hit", Json.MAPPER.createObjectNode()));
        tell(new Event.ToolFailed("engineer", "c1", "cache_hit", REFUSED, 3), finished());

        assertThat(parent("step 1")).isEqualTo("invoke_agent engineer");
        assertThat(parent("chat builtin")).isEqualTo("step 1");
        assertThat(parent("execute_tool cache_hit")).isEqualTo("step 1");
        assertThat(span("chat builtin").getAttributes().get(GenAi.INPUT_TOKENS)).isEqualTo(11);
        assertThat(span("execute_tool cache_hit").getAttributes().get(GenAi.ERROR))
                .isEqualTo("refused-sql");
    }

    @Test
    void a_consulted_delegate_is_below_the_agent_that_asked() {
        Handoff asked =
                new Handoff(
                        "engineer",
                        "optimizer",
                        "slow",
                        "look",
                        Handoff.Mode.CONSULT,
                        Handoff.Status.ASKED);
        tell(started(), routed("engineer"), new Event.Delegated(asked));
        tell(new Event.StepStarted("optimizer", 1));
        tell(new Event.DelegateFinished(asked.as(Handoff.Status.ANSWERED), "done"), finished());

        assertThat(parent("invoke_agent optimizer")).isEqualTo("invoke_agent engineer");
        assertThat(parent("step 1")).isEqualTo("invoke_agent optimizer");
    }

    @Test
    void no_question_argument_or_answer_is_in_any_span() {
        tell(started(), routed("engineer"), new Event.Answered("engineer", "secret answer"));
        tell(finished());

        assertThat(kept.spans.toString()).doesNotContain("secret");
    }

    @Test
    void spans_are_sent_only_where_a_collector_is_named() {
        assertThat(new SendTracesOnlyWhereAsked(Map.of()).getValue("quarkus.otel.sdk.disabled"))
                .isEqualTo("true");
        assertThat(
                        new SendTracesOnlyWhereAsked(
                                        Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://here:4317"))
                                .getValue("quarkus.otel.exporter.otlp.endpoint"))
                .isEqualTo("http://here:4317");
    }

    private void tell(Event... events) {
        for (Event event : events) {
            told++;
            spans.accept(new RunEvent("run_1", told, START.plusMillis(told), event));
        }
    }

    private String parent(String name) {
        String id = span(name).getParentSpanId();
        return kept.spans.stream()
                .filter(span -> span.getSpanId().equals(id))
                .map(SpanData::getName)
                .findFirst()
                .orElse("");
    }

    private SpanData span(String name) {
        return kept.spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no span '" + name + "' in " + kept.spans));
    }

    private static Event started() {
        return new Event.RunStarted("secret question", "demo", "en", "0123456789ab");
    }

    private static Event routed(String agent) {
        return new Event.Routed(
                Json.MAPPER.convertValue(
                        Map.of("agent", agent, "margin", 1, "language", "en", "ranking", List.of()),
                        Route.class));
    }

    private static Event finished() {
        return new Event.RunFinished(RunStatus.COMPLETED, Usage.NONE, null);
    }

    private static final class Kept implements SpanExporter {
        private final List<SpanData> spans = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
