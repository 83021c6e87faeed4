package dev.dbguild.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.definition.Prompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltinModelTest {
    private static final String QUERY =
            "why is this slow: select * from orders where customer_id = 1";

    private static final String[] ALL = {
        "explain_query", "advise_indexes", "inspect_schema", "table_sizes", "index_usage",
        "slow_queries", "locks", "active_connections", "settings_advice", "table_bloat",
        "cache_hit", "validate_migration", "review_schema", "check_health", "search_knowledge",
        "list_targets", "what_if"
    };

    private static Talk talk(String language) {
        return Talk.in(language).on("demo").offering(ALL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|why is this slow: select * from orders where customer_id = 1|explain_query advise_indexes",
                "es|¿por qué es lenta? select * from orders where customer_id = 1|explain_query advise_indexes",
                "en|what is in this schema?|inspect_schema table_sizes",
                "es|¿qué hay en este esquema?|inspect_schema table_sizes",
                "en|critique this: create table t (id int)|review_schema",
                "en|is this migration safe: alter table t add column a int|validate_migration table_sizes",
                "es|¿es segura esta migración? alter table t add column a int|validate_migration table_sizes",
                "en|how healthy is demo?|check_health table_sizes cache_hit",
                "es|¿cómo está de salud la base de datos?|check_health table_sizes cache_hit",
                "en|which indexes are missing or useless?|index_usage advise_indexes",
                "es|¿qué índices faltan o sobran?|index_usage advise_indexes",
                "en|would an index on orders (customer_id) help?|what_if",
                "es|¿qué pasa si borro el índice orders_pkey?|what_if",
                "en|what are the slowest queries?|slow_queries",
                "en|who is blocking whom?|locks active_connections",
                "es|¿quién bloquea a quién?|locks active_connections",
                "en|which settings for 16 GB of memory?|settings_advice",
                "es|¿qué ajustes recomiendas para 16 GB y nvme?|settings_advice",
                "en|which tables are the largest?|table_sizes table_bloat cache_hit",
                "en|how do I choose between offset and keyset pagination?|search_knowledge",
                "en|document the demo database|inspect_schema table_sizes search_knowledge",
                "es|documenta la base de datos demo|inspect_schema table_sizes search_knowledge",
            })
    void a_question_is_answered_from_its_tools(String language, String question, String tools) {
        Talk talk = talk(language);

        String answer = talk.ask(question);

        assertThat(talk.called()).containsExactly(tools.split(" "));
        assertThat(answer).contains("[E1]").doesNotContain("!", "NOT_FOUND", "{");
    }

    @Test
    void the_same_question_is_answered_the_same() {
        String first = talk("en").ask(QUERY);

        String second = talk("en").ask(QUERY);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_tool_is_called_on_the_only_target_there_is() {
        Talk talk = talk("en");

        talk.ask(QUERY);

        assertThat(talk.calls().getFirst().arguments().path("target").asText()).isEqualTo("demo");
    }

    @Test
    void a_target_that_the_question_names_is_taken() {
        Talk talk = Talk.in("en").on("billing", "shop").offering(ALL);

        talk.ask("how healthy is shop?");

        assertThat(talk.calls().getFirst().arguments().path("target").asText()).isEqualTo("shop");
    }

    @Test
    void of_several_targets_none_is_guessed() {
        Talk talk = Talk.in("en").on("billing", "shop").offering(ALL);

        String answer = talk.ask("how healthy is the database?");

        assertThat(talk.called()).isEmpty();
        assertThat(answer).contains("cannot tell", "`billing`, `shop`");
    }

    @Test
    void a_required_tool_that_failed_is_told_with_its_cure() {
        Talk talk =
                talk("es")
                        .failing(
                                "explain_query",
                                "database-unreachable",
                                "target 'demo' does not answer",
                                "start it");

        String answer = talk.ask(QUERY);

        assertThat(answer)
                .contains("explain_query", "database-unreachable", "does not answer", "start it");
    }

    @Test
    void a_tool_that_was_only_wanted_does_not_stop_the_answer() {
        Talk talk =
                talk("en").failing("advise_indexes", "lab-unavailable", "no lab", "free a port");

        String answer = talk.ask(QUERY);

        assertThat(answer).contains("[E1]", "Not measured", "lab-unavailable", "free a port");
    }

    @Test
    void a_tool_that_is_not_offered_is_not_called() {
        Talk talk = Talk.in("en").on("demo").offering("search_knowledge");

        String answer = talk.ask(QUERY);

        assertThat(talk.called()).isEmpty();
        assertThat(answer).contains("explain_query", "cannot tell");
    }

    @Test
    void a_slow_query_that_nobody_showed_is_asked_for() {
        String answer = talk("en").ask("why is my query slow?");

        assertThat(answer).contains("cannot tell", "whole query");
    }

    @Test
    void what_no_section_covers_is_not_answered() {
        Talk talk = talk("en");

        String answer = talk.ask("what is the weather in Madrid going to be tomorrow?");

        assertThat(answer).contains("cannot tell");
    }

    @Test
    void a_looked_up_fact_names_its_section_and_shows_its_sample() {
        String answer = talk("en").ask("how do I choose between offset and keyset pagination?");

        assertThat(answer)
                .contains("database › PostgreSQL › Pagination", "Keyset", "where id > 100", "[E1]");
    }

    @Test
    void a_consulted_colleague_searches_its_own_sections() {
        Talk talk = talk("en").handedOver("queries are slow", "It is slow; please page by key.");

        String answer = talk.ask("database-specialist hands this over to you: …");

        var arguments = talk.calls().getFirst().arguments();
        assertThat(arguments.path("agent").asText()).isEqualTo("database-engineer");
        assertThat(arguments.path("query").asText()).isEqualTo("please page by key");
        assertThat(answer).contains("Pagination");
    }

    @Test
    void a_playbook_that_was_dropped_in_answers() {
        Prompt prompt =
                new Prompt(
                        "count-targets", "en", "p.md", "{listTargets.summary} [{listTargets.id}]");

        String answer = talk("en").with(prompt).ask("How many targets are configured?");

        assertThat(answer).isEqualTo("2 targets: demo, shop [E1]");
    }

    @Test
    void settings_need_the_memory_that_nobody_can_measure() {
        Talk talk = talk("en");

        String answer = talk.ask("which settings should I change?");

        assertThat(talk.called()).isEmpty();
        assertThat(answer).contains("cannot tell", "memory");
    }

    @Test
    void a_slow_query_is_answered_with_scan_cost_index_and_both_plans() {
        String answer = talk("en").ask(QUERY);

        assertThat(answer)
                .contains(
                        "Seq Scan on `orders`",
                        "cost 4,584 of 4,584",
                        "`customer_id`, `created_at DESC`",
                        "create index concurrently orders_customer_id_idx",
                        "from 4,584 to 8.44",
                        "Index Scan using orders_customer_id_idx",
                        "[E2]");
    }

    @Test
    void a_migration_is_answered_with_its_locks_and_numbered_steps() {
        String answer = talk("en").ask("is this safe: alter table t alter column a type bigint");

        assertThat(answer)
                .contains(
                        "`t` ACCESS EXCLUSIVE",
                        "writes the table anew",
                        "observed in the lab",
                        "1. `create index concurrently on orders (customer_id);`");
    }

    @Test
    void a_finding_is_named_in_spanish() {
        String answer = talk("es").ask("¿cómo está de salud la base de datos?");

        assertThat(answer)
                .contains("`events`, filas muertas: «25 %", "limpio: índice inválido [E1]");
    }

    @Test
    void a_size_is_written_and_not_counted() {
        assertThat(talk("en").ask("which tables are the largest?")).contains("| 80 MB |");
    }
}
