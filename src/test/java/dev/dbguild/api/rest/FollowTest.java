package dev.dbguild.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FollowTest {
    @AfterEach
    void open() {
        TestParts.MODEL.open();
    }

    @Test
    void a_question_is_answered_with_its_events_when_those_are_accepted() {
        try (Sse stream = Sse.ask("{\"question\":\"hello\"}")) {
            List<Sse.Message> events = stream.all();

            assertThat(stream.response.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            assertThat(events.getFirst().event()).isEqualTo("run.started");
            assertThat(events.getLast().event()).isEqualTo("run.finished");
            assertGapless(events, 1);
        }
    }

    @Test
    void a_client_that_drops_and_comes_back_misses_nothing_and_hears_nothing_twice() {
        TestParts.MODEL.shut();
        String run = Api.begin("wait");
        List<Sse.Message> heard = new ArrayList<>();
        try (Sse first = Sse.follow(run, null)) {
            heard.addAll(first.take(5));
        }
        try (Sse second = Sse.follow(run, heard.getLast().id())) {
            heard.addAll(second.take(3));
            TestParts.MODEL.open();
        }

        try (Sse third = Sse.follow(run, heard.getLast().id())) {
            heard.addAll(third.all());
        }

        assertGapless(heard, 1);
        assertThat(heard.getLast().event()).isEqualTo("run.finished");
    }

    @Test
    void events_of_a_run_that_ended_are_told_from_the_store() {
        String run = Api.begin("hello");
        Api.awaitStatus(run, "completed");

        try (Sse stream = Sse.follow(run, 3L)) {
            assertGapless(stream.all(), 4);
        }
    }

    @Test
    void a_client_that_has_every_event_is_told_not_to_come_back() {
        String run = Api.begin("hello");
        Api.awaitStatus(run, "completed");
        long last;
        try (Sse stream = Sse.follow(run, null)) {
            last = stream.all().getLast().id();
        }

        try (Sse again = Sse.follow(run, last)) {
            assertThat(again.response.statusCode()).isEqualTo(204);
        }
    }

    @Test
    void a_silent_stream_is_kept_alive() {
        TestParts.MODEL.shut();
        String run = Api.begin("wait");
        try (Sse stream = Sse.follow(run, null)) {
            stream.take(3);
            Thread.startVirtualThread(() -> {
                java.util.concurrent.locks.LockSupport.parkNanos(700_000_000);
                TestParts.MODEL.open();
            });
            stream.all();

            assertThat(stream.comments).isPositive();
        }
    }

    @Test
    void a_client_that_never_reads_holds_up_no_run() {
        String run = Api.begin("hello");
        try (Sse silent = Sse.follow(run, null)) {
            assertThat(Api.awaitStatus(run, "completed").path("status").asText())
                    .isEqualTo("completed");
            assertThat(silent.response.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void stored_events_come_as_pages_of_json() {
        String run = Api.begin("hello");
        Api.awaitStatus(run, "completed");

        JsonNode page = Api.get("/api/v1/runs/" + run + "/events?after=2&limit=2").json();

        assertThat(page.path("events").findValuesAsText("sequence")).containsExactly("3", "4");
        assertThat(page.path("next").asLong()).isEqualTo(4);
    }

    private static void assertGapless(List<Sse.Message> events, long first) {
        assertThat(events.stream().map(Sse.Message::id).toList())
                .isEqualTo(LongStream.range(first, first + events.size()).boxed().toList());
        assertThat(events)
                .allSatisfy(message -> {
                    assertThat(message.data().path("sequence").asLong()).isEqualTo(message.id());
                    assertThat(message.data().path("event").path("type").asText())
                            .isEqualTo(message.event());
                });
    }
}
