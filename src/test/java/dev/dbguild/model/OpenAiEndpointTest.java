package dev.dbguild.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.agent.Model;
import dev.dbguild.agent.Model.Prompt;
import dev.dbguild.agent.Model.Reply;
import dev.dbguild.agent.Model.ToolOffer;
import dev.dbguild.agent.Model.Turn;
import dev.dbguild.tool.ToolCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OpenAiEndpointTest {
    private static final ToolOffer SIZES =
            new ToolOffer(
                    "table_sizes",
                    "measures tables",
                    Json.parse(
                            """
                            {"type":"object","properties":{
                              "target":{"type":"string","description":"a name"},
                              "limit":{"type":"integer","minimum":1,"maximum":500},
                              "order":{"type":"string","enum":["bytes","rows"]}},
                             "required":["target"]}\
                            """));

    private static Prompt asking(Turn... turns) {
        return new Prompt("you measure", List.of(turns), List.of(SIZES));
    }

    private static Reply reply(ScriptedEndpoint endpoint, Prompt prompt) {
        return model(endpoint).reply(prompt, part -> {});
    }

    private static Model model(ScriptedEndpoint endpoint) {
        return Models.of(
                endpoint.environment(),
                () -> {
                    throw new AssertionError("an endpoint needs no prompts");
                });
    }

    private static Problem failure(Scripted... script) {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.playing(script)) {
            Problem problem =
                    catchThrowableOfType(
                            Problem.class,
                            () -> reply(endpoint, asking(new Turn.User("how large"))));
            assertThat(problem).as("the failure of %s", List.of(script)).isNotNull();
            assertThat(problem.what() + problem.cure() + problem.fields())
                    .doesNotContain(ScriptedEndpoint.KEY);
            return problem;
        }
    }

    @Test
    void an_answer_comes_with_its_tokens() {
        try (var endpoint = ScriptedEndpoint.playing(new Scripted.Text("three tables"))) {
            Reply reply = reply(endpoint, asking(new Turn.User("how many")));

            assertThat(reply).isEqualTo(new Reply("three tables", List.of(), 120, 8));
        }
    }

    @Test
    void an_answer_is_handed_on_while_it_comes_in_the_asking_thread() {
        try (var endpoint = ScriptedEndpoint.playing(new Scripted.Text("one two three"))) {
            List<String> parts = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();

            model(endpoint)
                    .reply(
                            asking(new Turn.User("count")),
                            part -> {
                                parts.add(part);
                                threads.add(Thread.currentThread());
                            });

            assertThat(parts).containsExactly("one ", "two ", "three");
            assertThat(threads).containsOnly(Thread.currentThread());
        }
    }

    @Test
    void a_tool_call_comes_with_its_arguments() {
        try (var endpoint =
                ScriptedEndpoint.playing(
                        new Scripted.Call("c1", "table_sizes", "{\"target\":\"demo\"}"))) {
            Reply reply = reply(endpoint, asking(new Turn.User("how large")));

            assertThat(reply.calls())
                    .containsExactly(
                            new ToolCall("c1", "table_sizes", Json.parse("{\"target\":\"demo\"}")));
        }
    }

    @Test
    void a_tool_call_without_arguments_has_an_empty_object() {
        try (var endpoint = ScriptedEndpoint.playing(new Scripted.Call("c1", "list_targets", ""))) {
            Reply reply = reply(endpoint, asking(new Turn.User("which")));

            assertThat(reply.calls().getFirst().arguments()).isEqualTo(Json.parse("{}"));
        }
    }

    @Test
    void a_second_hop_sends_the_call_and_its_output() {
        try (var endpoint = ScriptedEndpoint.playing(new Scripted.Text("orders is largest [E1]"))) {
            ToolCall call = new ToolCall("c1", "table_sizes", Json.parse("{\"target\":\"demo\"}"));

            reply(
                    endpoint,
                    asking(
                            new Turn.User("how large"),
                            new Turn.Assistant(null, List.of(call)),
                            new Turn.ToolOutput("c1", "table_sizes", "orders 80 MB")));

            var messages = endpoint.requests().getFirst().path("messages");
            assertThat(messages.findValuesAsText("role"))
                    .containsExactly("system", "user", "assistant", "tool");
            assertThat(messages.get(2).at("/tool_calls/0/function/name").asText())
                    .isEqualTo("table_sizes");
            assertThat(messages.get(3).path("tool_call_id").asText()).isEqualTo("c1");
            assertThat(messages.get(3).path("content").asText()).isEqualTo("orders 80 MB");
        }
    }

    @Test
    void a_tool_is_offered_with_its_whole_schema() {
        try (var endpoint = ScriptedEndpoint.playing(new Scripted.Text("fine"))) {
            reply(endpoint, asking(new Turn.User("how large")));

            var parameters = endpoint.requests().getFirst().at("/tools/0/function/parameters");
            assertThat(parameters.path("properties")).isEqualTo(SIZES.schema().path("properties"));
            assertThat(parameters.path("required")).isEqualTo(SIZES.schema().path("required"));
        }
    }

    @Test
    void a_refused_key_is_unauthorized() {
        for (int status : List.of(401, 403)) {
            Problem problem = failure(new Scripted.Refusal(status));

            assertThat(problem.code()).isEqualTo(Code.MODEL_UNAUTHORIZED);
            assertThat(problem.cure()).contains(ModelSettings.KEY);
        }
    }

    @Test
    void an_overloaded_endpoint_is_asked_again() {
        try (var endpoint =
                ScriptedEndpoint.playing(
                        new Scripted.Refusal(429), new Scripted.Text("now it goes"))) {
            Reply reply = reply(endpoint, asking(new Turn.User("how large")));

            assertThat(reply.text()).isEqualTo("now it goes");
            assertThat(endpoint.requests()).hasSize(2);
        }
    }

    @Test
    void an_endpoint_that_stays_overloaded_is_given_up_within_the_time_out() {
        Problem problem = failure(new Scripted.Refusal(429));

        assertThat(problem.code()).isEqualTo(Code.MODEL_OVERLOADED);
    }

    @Test
    void an_endpoint_that_fails_is_not_asked_again() {
        try (var endpoint = ScriptedEndpoint.playing(new Scripted.Refusal(500))) {
            Problem problem =
                    catchThrowableOfType(
                            Problem.class, () -> reply(endpoint, asking(new Turn.User("x"))));

            assertThat(problem.code()).isEqualTo(Code.MODEL_FAILED);
            assertThat(problem.fields()).containsEntry("httpStatus", 500);
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    @Test
    void an_unknown_model_names_its_setting() {
        Problem problem = failure(new Scripted.Refusal(404));

        assertThat(problem.code()).isEqualTo(Code.MODEL_FAILED);
        assertThat(problem.cure()).contains(ModelSettings.NAME);
    }

    @Test
    void garbage_is_nonsense() {
        for (String body : List.of("<html>hello</html>", "data: {not json\n\n", "", "{}")) {
            assertThat(failure(new Scripted.Garbage(body)).code())
                    .as("the code of '%s'", body)
                    .isEqualTo(Code.MODEL_NONSENSE);
        }
    }

    @Test
    void arguments_that_are_no_json_are_nonsense() {
        for (String arguments : List.of("{\"target\":", "[1]", "\"demo\"")) {
            Problem problem = failure(new Scripted.Call("c1", "table_sizes", arguments));

            assertThat(problem.code()).isEqualTo(Code.MODEL_NONSENSE);
            assertThat(problem.fields()).containsEntry("tool", "table_sizes");
        }
    }

    @Test
    void silence_ends_at_the_time_out() {
        long since = System.nanoTime();

        Problem problem = failure(new Scripted.Silence());

        assertThat(problem.code()).isEqualTo(Code.MODEL_UNREACHABLE);
        assertThat(problem.cure()).contains(ModelSettings.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void a_stream_that_breaks_off_is_no_answer() {
        assertThat(failure(new Scripted.HalfStream("orders is the largest")).code())
                .isEqualTo(Code.MODEL_UNREACHABLE);
    }

    @Test
    void nobody_at_the_address_is_unreachable() {
        String address;
        try (var endpoint = ScriptedEndpoint.playing(new Scripted.Silence())) {
            address = endpoint.baseUrl();
        }
        Map<String, String> environment = new HashMap<>();
        environment.put(ModelSettings.PROVIDER, "openai");
        environment.put(ModelSettings.NAME, "scripted");
        environment.put(ModelSettings.BASE_URL, address);
        Model model = Models.of(environment, () -> null);

        Problem problem =
                catchThrowableOfType(
                        Problem.class, () -> model.reply(asking(new Turn.User("x")), part -> {}));

        assertThat(problem.code()).isEqualTo(Code.MODEL_UNREACHABLE);
        assertThat(problem.cure()).contains(ModelSettings.BASE_URL);
    }
}
