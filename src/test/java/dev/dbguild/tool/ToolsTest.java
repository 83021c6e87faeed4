package dev.dbguild.tool;

import static dev.dbguild.tool.Calls.call;
import static dev.dbguild.tool.Calls.explain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.postgres.Shop;
import dev.dbguild.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every tool on a real server, by what its payload says.
final class ToolsTest {
    private static List<String> texts(JsonNode payload, String list, String field) {
        return payload.at(list).findValuesAsText(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inspect_schema",
                "table_sizes",
                "index_usage",
                "slow_queries",
                "active_connections",
                "locks",
                "table_bloat",
                "cache_hit",
            })
    void a_role_that_may_only_read_gets_an_answer(String tool) {
        Evidence evidence = call(tool, "{'target': 'reader'}");

        assertThat(evidence.summary()).isNotBlank();
        assertThat(evidence.payload().isObject()).isTrue();
    }

    @Test
    void list_targets_shows_the_dead_with_the_living() {
        JsonNode payload = call("list_targets", "{}").payload();

        assertThat(texts(payload, "/targets", "name")).containsExactly("dead", "reader", "shop");
        assertThat(payload.at("/targets/0/reachable").asBoolean()).isFalse();
        assertThat(payload.at("/targets/0/problem").asText()).contains("nothing listens");
        assertThat(payload.at("/targets/1/readOnlyRole").asBoolean()).isTrue();
        assertThat(payload.at("/targets/2/dangers").toString()).contains("superuser");
    }

    @Test
    void list_targets_does_not_connect_when_told_not_to() {
        assertThat(call("list_targets", "{'connect': false}").payload().at("/targets/0/reachable"))
                .isEmpty();
    }

    @Test
    void inspect_schema_puts_the_best_match_first() {
        JsonNode payload =
                call("inspect_schema", "{'target': 'shop', 'search': 'orders'}").payload();

        assertThat(payload.at("/tables/0/name").asText()).isEqualTo("orders");
        assertThat(payload.at("/detail").asText()).isEqualTo("full");
        assertThat(payload.at("/tables/0/references/0").asText())
                .isEqualTo("customer_id → customers(id)");
    }

    @Test
    void inspect_schema_does_not_flood_with_500_tables() {
        Shop.open()
                .run(
                        "do $$ begin create schema if not exists many; for i in 1..500 loop execute"
                                + " format('create table if not exists many.t%s (id int primary key,"
                                + " note text)', i); end loop; end $$");

        Evidence evidence = call("inspect_schema", "{'target': 'shop'}");

        Shop.open().run("drop schema many cascade");
        assertThat(evidence.payload().at("/detail").asText()).isEqualTo("names");
        assertThat(evidence.payload().toString().length()).isLessThan(40_000);
        assertThat(evidence.payload().at("/tables/0/name").asText()).doesNotStartWith("many.");
    }

    @Test
    void explain_query_has_plan_cost_and_scans() {
        Evidence evidence = explain("shop", "select * from orders where customer_id = 7", false);

        assertThat(evidence.payload().at("/cost").asDouble()).isPositive();
        assertThat(evidence.payload().at("/analyzed").asBoolean()).isFalse();
        assertThat(evidence.payload().at("/scans/0/relation").asText()).isEqualTo("orders");
        assertThat(evidence.payload().at("/scans/0/filter").asText()).contains("customer_id = 7");
        assertThat(evidence.payload().at("/text").asText()).contains("Seq Scan");
        assertThat(evidence.ran()).startsWith("explain (verbose");
    }

    @Test
    void explain_query_measures_only_when_asked() {
        Evidence evidence = explain("shop", "select count(*) from orders", true);

        assertThat(evidence.payload().at("/executionMs").asDouble()).isPositive();
        assertThat(evidence.payload().at("/scans/0/actualRows").asDouble()).isEqualTo(20_000);
    }

    @Test
    void explain_query_refuses_a_change() {
        assertThatThrownBy(() -> explain("shop", "delete from orders", true))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::code)
                .isEqualTo(Code.REFUSED_SQL);
    }

    @Test
    void table_sizes_come_largest_first() {
        JsonNode payload = call("table_sizes", "{'target': 'shop', 'limit': 2}").payload();

        assertThat(payload.at("/tables")).hasSize(2);
        assertThat(payload.at("/tables/0/bytes").asLong())
                .isGreaterThan(payload.at("/tables/1/bytes").asLong());
    }

    @Test
    void index_usage_finds_what_is_planted() {
        Evidence evidence = call("index_usage", "{'target': 'shop'}");

        assertThat(texts(evidence.payload(), "/duplicate", "index"))
                .containsExactly("orders_status_again");
        assertThat(texts(evidence.payload(), "/redundant", "index"))
                .containsExactly("orders_status");
        assertThat(texts(evidence.payload(), "/unused", "index")).contains("orders_created");
        assertThat(texts(evidence.payload(), "/missingOnForeignKeys", "create"))
                .containsExactly(
                        "create index concurrently orders_customer_id_idx on orders (customer_id);");
        assertThat(evidence.findings())
                .extracting(Finding::rule)
                .contains("duplicate-index", "redundant-index", "unindexed-foreign-key");
    }

    @Test
    void index_usage_never_gives_up_what_enforces_uniqueness() {
        JsonNode payload = call("index_usage", "{'target': 'shop'}").payload();

        assertThat(texts(payload, "/unused", "index"))
                .doesNotContain("customers_pkey", "customers_email_key", "counters_pkey");
    }

    @Test
    void slow_queries_are_rated() {
        Shop.open().run("select pg_sleep(0.25)");

        JsonNode payload = call("slow_queries", "{'target': 'shop', 'minMeanMs': 200}").payload();

        assertThat(texts(payload, "/queries", "query")).contains("select pg_sleep($1)");
        assertThat(payload.at("/queries/0/rating").asText()).isEqualTo("critical");
    }

    @Test
    void active_connections_counts_those_idle_in_a_transaction() throws SQLException {
        try (Connection idle = Shop.open().connect();
                Statement statement = idle.createStatement()) {
            idle.setAutoCommit(false);
            statement.execute("set application_name = 'till'");

            JsonNode payload = call("active_connections", "{'target': 'shop'}").payload();

            assertThat(payload.at("/idleInTransaction").asInt()).isEqualTo(1);
            assertThat(payload.at("/maxConnections").asInt()).isGreaterThan(10);
        }
    }

    @Test
    void locks_are_a_tree_with_the_one_to_blame_at_its_root() throws Exception {
        try (Connection holder = Shop.open().connect();
                Connection waiter = Shop.open().connect()) {
            lock(holder);
            Thread waiting = Thread.ofVirtual().start(() -> lock(waiter));
            Thread.sleep(300);

            JsonNode payload = call("locks", "{'target': 'shop'}").payload();

            holder.rollback();
            waiting.join();
            assertThat(payload.at("/waiting").asInt()).isEqualTo(1);
            assertThat(payload.at("/chains/0/blocks/0/on").asText()).isEqualTo("counters");
        }
    }

    private static void lock(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table counters");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void table_bloat_finds_the_churned_table() {
        Evidence evidence = call("table_bloat", "{'target': 'shop'}");

        assertThat(evidence.payload().at("/tables/0/table").asText()).isEqualTo("orders");
        assertThat(evidence.payload().at("/tables/0/rating").asText()).isEqualTo("critical");
        assertThat(evidence.payload().at("/tables/0/remedy").asText())
                .isEqualTo("vacuum (analyze) orders;");
        assertThat(evidence.findings()).extracting(Finding::rule).containsExactly("dead-rows");
    }

    @Test
    void cache_hit_says_on_how_much_it_rests() {
        JsonNode payload = call("cache_hit", "{'target': 'shop'}").payload();

        assertThat(payload.at("/heapHitPercent").asDouble()).isBetween(50.0, 100.0);
        assertThat(payload.at("/blocks").asLong()).isPositive();
    }

    @Test
    void settings_follow_the_formulas() {
        JsonNode payload = call("settings_advice", "{'memoryGb': 16, 'target': 'shop'}").payload();

        assertThat(texts(payload, "/settings", "name").getFirst()).isEqualTo("shared_buffers");
        assertThat(payload.at("/settings/0/value").asText()).isEqualTo("4096MB");
        assertThat(payload.at("/settings/0/present").asText()).endsWith("MB");
        assertThat(payload.at("/settings/0/agrees").asBoolean()).isFalse();
        assertThat(payload.at("/settings/0/needs").asText()).isEqualTo("restart");
    }

    @Test
    void search_knowledge_cites_where_it_stands() {
        JsonNode payload = call("search_knowledge", "{'query': 'dead tuples threshold'}").payload();

        assertThat(payload.at("/hits")).isNotEmpty();
        assertThat(payload.at("/hits/0").toString()).contains("agents/");
    }

    @Test
    void search_knowledge_finds_nothing_where_nothing_is_known() {
        assertThat(
                        call("search_knowledge", "{'query': 'penguin breeding in antarctica'}")
                                .payload()
                                .at("/hits"))
                .isEmpty();
    }

    @Test
    void check_health_finds_what_is_planted() {
        Evidence evidence = call("check_health", "{'target': 'shop'}");

        assertThat(evidence.payload().at("/score").asInt()).isBetween(0, 90);
        assertThat(evidence.findings())
                .extracting(Finding::rule)
                .contains("unindexed-foreign-key", "duplicate-index", "sequence-near-end");
    }

    @Test
    void validate_migration_runs_it_in_the_lab() {
        Evidence evidence =
                call(
                        "validate_migration",
                        "{'sql': 'create table a (id int primary key); alter table a drop column b;'}");

        assertThat(evidence.payload().at("/statements/0/proof").asText()).isEqualTo("observed");
        assertThat(evidence.payload().at("/statements/1/error").asText())
                .contains("does not exist");
        assertThat(evidence.summary()).contains("1 failed in the lab");
    }

    @Test
    void validate_migration_names_the_remedy_of_a_lock() {
        assertThat(
                        call(
                                        "validate_migration",
                                        "{'sql': 'create index on orders (total);', 'target': 'shop'}")
                                .findings())
                .extracting(Finding::rule)
                .contains("create-index-without-concurrently");
    }

    @Test
    void validate_migration_does_not_change_the_target() {
        call("validate_migration", "{'sql': 'drop table counters;', 'target': 'shop'}");

        assertThat(
                        call("inspect_schema", "{'target': 'shop', 'search': 'counters'}")
                                .payload()
                                .at("/tablesMatched")
                                .asInt())
                .isEqualTo(1);
    }

    @Test
    void review_schema_judges_pasted_ddl() {
        Evidence evidence =
                call("review_schema", "{'sql': 'create table pay (amount float, at timestamp);'}");

        assertThat(evidence.payload().at("/tables").asInt()).isEqualTo(1);
        assertThat(evidence.findings()).isNotEmpty();
    }

    @Test
    void review_schema_judges_a_target() {
        assertThat(call("review_schema", "{'target': 'shop'}").findings())
                .extracting(Finding::subject)
                .anyMatch(subject -> subject.contains("orders"));
    }

    @Test
    void review_schema_wants_one_thing_to_judge() {
        assertThatThrownBy(() -> call("review_schema", "{}"))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::code)
                .isEqualTo(Code.BAD_ARGUMENT);
    }

    @Test
    void advise_indexes_proves_the_index_on_the_twin() {
        JsonNode payload =
                call(
                                "advise_indexes",
                                "{'target': 'shop', 'sql': 'select * from orders where customer_id = 7'}")
                        .payload();

        assertThat(payload.at("/proposed/0/statement").asText()).contains("customer_id");
        assertThat(payload.at("/queries/0/costAfter").asDouble())
                .isLessThan(payload.at("/queries/0/costBefore").asDouble() / 2);
    }

    @Test
    void advise_indexes_refuses_what_is_no_query() {
        assertThatThrownBy(() ->
                        call("advise_indexes", "{'target': 'shop', 'sql': 'drop table orders'}"))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::code)
                .isEqualTo(Code.REFUSED_SQL);
    }

    @Test
    void settings_need_no_target() {
        assertThat(call("settings_advice", "{'memoryGb': 8, 'storage': 'hdd'}").summary())
                .contains("8 GB")
                .doesNotContain("agrees");
    }
}
