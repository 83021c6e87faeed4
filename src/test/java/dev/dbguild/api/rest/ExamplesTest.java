package dev.dbguild.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.dbguild.Json;
import dev.dbguild.agent.Run;
import dev.dbguild.definition.AgentsDocument;
import dev.dbguild.delegation.Route;
import dev.dbguild.review.Review;
import dev.dbguild.tool.Evidence;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The examples the API is described with are what it really reads and writes.
class ExamplesTest {
    private static final Map<String, Class<?>> REQUESTS =
            Map.of(
                    "ask", NewRun.class,
                    "decide", Decision.class,
                    "route", RouteQuestion.class,
                    "review", NewReview.class,
                    "runTool", ToolArguments.class);
    private static final Map<String, Class<?>> RESPONSES =
            Map.ofEntries(
                    Map.entry("ask", Run.class),
                    Map.entry("getRun", Run.class),
                    Map.entry("cancelRun", Run.class),
                    Map.entry("listRuns", RunPage.class),
                    Map.entry("followRun", EventPage.class),
                    Map.entry("listAgents", AgentsDocument.class),
                    Map.entry("getAgent", AgentsDocument.Entry.class),
                    Map.entry("listTools", ToolsDocument.class),
                    Map.entry("runTool", Evidence.class),
                    Map.entry("listTargets", TargetsDocument.class),
                    Map.entry("getDelegations", DelegationGraph.class),
                    Map.entry("route", Route.class),
                    Map.entry("review", Review.class),
                    Map.entry("getDiagnostics", DiagnosticsDocument.class));
    private final ApiTexts texts = new ApiTexts();

    @Test
    void every_example_of_a_request_is_read_as_one() {
        REQUESTS.forEach((operation, type) ->
                assertThatCode(() -> ReadStrictJson.read(example(operation, "request"), type))
                        .as(operation)
                        .doesNotThrowAnyException());
    }

    @Test
    void every_example_of_a_response_is_written_as_one() {
        RESPONSES.forEach((operation, type) -> {
            String example = example(operation, "response");
            Object document = Json.MAPPER.convertValue(Json.parse(example), type);
            assertThat(Json.text(document)).as(operation).isEqualTo(example);
        });
    }

    private String example(String operation, String part) {
        return texts.example(operation, part).map(Json::text).orElseThrow();
    }
}
