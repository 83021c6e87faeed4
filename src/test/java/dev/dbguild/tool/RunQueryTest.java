package dev.dbguild.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.engine.Targets;
import dev.dbguild.engine.postgres.Shop;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.ReviewSettings;
import dev.dbguild.tool.gate.GateSettings;
import dev.dbguild.tool.gate.Masking;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Queries of callers, run on a real server.
@Timeout(60)
final class RunQueryTest {
    private static final GateSettings STRICT =
            new GateSettings(1000, true, Masking.LITERALS_AND_SAMPLES);
    private static final String ENDLESS =
            "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";

    private final Shop shop = Shop.open();

    @Test
    void rows_come_back_with_their_columns() {
        Evidence evidence =
                run("reader", "select status, count(*) as n from orders group by 1", null);

        assertThat(evidence.payload().path("columns").toString()).isEqualTo("[\"status\",\"n\"]");
        assertThat(evidence.payload().path("rows")).hasSize(3);
        assertThat(evidence.summary()).isEqualTo("3 rows");
    }

    @Test
    void what_is_left_out_is_told() {
        Evidence evidence = run("reader", "select id from orders", 5);

        assertThat(evidence.payload().path("rows")).hasSize(5);
        assertThat(evidence.payload().path("more").asBoolean()).isTrue();
        assertThat(evidence.summary()).contains("the first 5 rows are shown and there are more");
    }

    @Test
    void nothing_is_left_out_when_the_rows_just_fit() {
        Evidence evidence = run("reader", "select * from generate_series(1, 5)", 5);

        assertThat(evidence.payload().path("more").asBoolean()).isFalse();
        assertThat(evidence.payload().hasNonNull("truncated")).isFalse();
    }

    @Test
    void a_role_that_could_write_is_warned_of() {
        assertThat(run("shop", "select 1", null).payload().path("warning").asText())
                .contains("'shop' connects as", "it is a superuser");
    }

    @Test
    void a_reader_is_not_warned_of() {
        assertThat(run("reader", "select 1", null).payload().hasNonNull("warning")).isFalse();
    }

    @Test
    void a_role_that_could_write_is_refused_where_settings_say_so() {
        refused(() -> run(STRICT, "shop", "select 1"), Code.DATABASE_REFUSED, "roles: warn");
    }

    @Test
    void a_query_that_costs_too_much_is_not_begun() {
        refused(
                () -> run(STRICT, "reader", "select * from orders a, orders b"),
                Code.TOO_LARGE,
                "most-cost");
    }

    @Test
    void a_query_that_costs_little_is_run_under_a_low_limit() {
        assertThat(run(STRICT, "reader", "select * from orders where id = 1").summary())
                .isEqualTo("1 row");
    }

    @Test
    void an_explain_comes_back_as_the_lines_of_its_plan() {
        JsonNode rows =
                run("reader", "explain analyze select * from orders where id = 1", null)
                        .payload()
                        .path("rows");

        assertThat(rows.toString()).contains("orders", "actual time", "Execution Time");
    }

    @Test
    void an_explain_of_something_dear_is_not_refused_for_its_cost() {
        assertThat(run(STRICT, "reader", "explain select * from orders a, orders b").summary())
                .contains("rows");
    }

    @Test
    void a_change_is_refused() {
        refused(() -> run("shop", "delete from orders", null), Code.REFUSED_SQL, "explain it");
    }

    @Test
    void a_change_is_explained_and_not_run() {
        assertThat(Calls.explain("shop", "delete from orders where id = 1", false).summary())
                .startsWith("ModifyTable");
    }

    @Test
    void a_change_is_not_explained_with_analyze() {
        refused(
                () -> Calls.explain("shop", "delete from orders where id = 1", true),
                Code.REFUSED_SQL,
                "without analyze");
    }

    @Test
    void a_cell_too_large_to_read_does_not_break_the_next_query() {
        assertThatThrownBy(() -> run("reader", "select repeat('x', 100000000)", null))
                .isInstanceOf(Problem.class);

        assertThat(run("reader", "select 1", null).summary()).isEqualTo("1 row");
    }

    @Test
    void wide_rows_are_fetched_few_at_a_time() {
        Evidence evidence =
                run("reader", "select repeat('x', 1000000) from generate_series(1, 60)", null);

        assertThat(evidence.payload().path("rows").get(0).get(0).asText())
                .endsWith("(1000000 characters)");
    }

    @Test
    void a_call_that_takes_too_long_is_cancelled_on_the_server() {
        ToolRunner impatient =
                new ToolRunner(
                        new ToolRunner.Limits(
                                Duration.ofSeconds(2), Duration.ofSeconds(2), 100_000));

        refused(
                () -> call(impatient, GateSettings.DEFAULT, arguments("reader", ENDLESS, null)),
                Code.TIMED_OUT,
                "");

        assertThat(stillRunning()).isZero();
    }

    @Test
    void an_interrupted_call_is_cancelled_on_the_server() throws InterruptedException {
        CompletableFuture<Code> answer = new CompletableFuture<>();
        Thread caller =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                run("reader", ENDLESS, null);
                            } catch (Problem problem) {
                                answer.complete(problem.code());
                            }
                        });
        while (stillRunning() == 0) {
            Thread.sleep(50);
        }

        caller.interrupt();

        assertThat(answer.join()).isEqualTo(Code.CANCELLED);
        assertThat(stillRunning()).isZero();
    }

    /// How many backends work at the endless query, given a moment to stop.
    private long stillRunning() {
        long running = backends();
        for (int i = 0; running > 0 && i < 20; i++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            running = backends();
        }
        return running;
    }

    private long backends() {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select count(*) from pg_stat_activity where state = 'active'"
                                        + " and query like '%dbguild_rows%' and pid <> pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(Runnable call, Code code, String cure) {
        assertThatThrownBy(call::run)
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.cure()).contains(cure);
                });
    }

    private Evidence run(String target, String sql, @Nullable Integer rows) {
        return call(new ToolRunner(), GateSettings.DEFAULT, arguments(target, sql, rows));
    }

    private Evidence run(GateSettings settings, String target, String sql) {
        return call(new ToolRunner(), settings, arguments(target, sql, null));
    }

    private static ObjectNode arguments(String target, String sql, @Nullable Integer rows) {
        ObjectNode arguments = Json.MAPPER.createObjectNode();
        arguments.put("target", target).put("sql", sql);
        if (rows != null) {
            arguments.put("rows", rows);
        }
        return arguments;
    }

    private Evidence call(ToolRunner runner, GateSettings settings, ObjectNode arguments) {
        ToolContext context =
                new ToolContext(
                        new Targets(List.of(shop.owner(), shop.reader())),
                        SharedCluster.lab(),
                        Calls.GUILD,
                        ReviewSettings.DEFAULT,
                        settings);
        return runner.run("E1", new ToolCall("c1", "run_query", arguments), context);
    }
}
