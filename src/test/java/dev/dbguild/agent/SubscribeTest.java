package dev.dbguild.agent;

import static dev.dbguild.agent.House.ask;
import static dev.dbguild.agent.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SubscribeTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void listeners_that_join_and_resume_at_any_time_hear_everything_once_and_in_order() {
        House house = new House().agent("solo").agent("friend").handsOver("solo", "friend");
        house.tools.with("sizes", _ -> pause("done"));
        house.model.streaming();
        for (int i = 0; i < 6; i++) {
            house.model.calls("solo", call("c", "sizes", "{\"i\":" + i + "}"));
        }
        String words = "word ".repeat(200);
        house.model.says("solo", words).says("friend", words);
        Runs runs = house.runs();
        RunHandle handle = runs.start(ask("solo"));

        List<List<RunEvent>> heard = new ArrayList<>();
        List<Subscription> subscriptions = new ArrayList<>();
        for (int after = 0; after < 40; after++) {
            List<RunEvent> own = Collections.synchronizedList(new ArrayList<>());
            heard.add(own);
            subscriptions.add(runs.subscribe(handle.id(), after, own::add));
            pause("");
        }
        handle.await();
        subscriptions.forEach(subscription -> assertThat(subscription.await(LONG)).isTrue());

        List<RunEvent> all = house.store.events(handle.id(), 0, 10_000);
        assertThat(all).hasSizeGreaterThan(400);
        for (int after = 0; after < 40; after++) {
            assertThat(heard.get(after)).isEqualTo(all.subList(after, all.size()));
        }
    }

    @Test
    void a_run_that_ended_is_told_from_the_store() {
        House house = new House().agent("solo");
        house.model.streaming().says("solo", "word ".repeat(500));
        Runs runs = house.runs();
        String id = runs.start(ask("solo")).await().id();
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());

        Subscription subscription = runs.subscribe(id, 7, event -> heard.add(event.sequence()));

        assertThat(subscription.await(LONG)).isTrue();
        int last = house.store.events(id, 0, 10_000).size();
        assertThat(heard).isEqualTo(IntStream.rangeClosed(8, last).asLongStream().boxed().toList());
    }

    @Test
    void a_slow_or_failing_listener_holds_up_nobody() throws Exception {
        House house = new House().agent("solo");
        house.model.says("solo", "done");
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        house.tools.with("sizes", "{}");
        Runs runs = house.runs();
        RunHandle handle = runs.start(ask("solo"));
        runs.subscribe(
                handle.id(),
                0,
                _ -> {
                    asked.countDown();
                    throw new IllegalStateException("gone");
                });
        Subscription slow =
                runs.subscribe(
                        handle.id(),
                        0,
                        _ -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });

        Run run = handle.await();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(slow.await(Duration.ofMillis(20))).isFalse();
        never.countDown();
        slow.close();
        assertThat(slow.await(LONG)).isTrue();
    }

    @Test
    void ids_sort_by_the_time_of_making() {
        RunIds ids = new RunIds();
        java.time.Instant now = java.time.Instant.now();

        List<String> made =
                IntStream.range(0, 2000).mapToObj(i -> ids.next(now.plusMillis(i / 100))).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    private static Object pause(Object result) {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return result;
    }
}
