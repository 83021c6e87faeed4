package dev.dbguild.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.agent.Run;
import dev.dbguild.agent.RunStatus;
import dev.dbguild.tool.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a newcomer asks first, answered by the built-in brain from a real PostgreSQL.
class AnswersTest {
    private static final String SLOW =
            "SELECT * FROM orders WHERE customer_id = 42 ORDER BY created_at DESC LIMIT 20";

    @Test
    void a_slow_query_is_answered_with_its_plan_before_and_after() {
        Run run = House.ask("Why is this slow? " + SLOW);

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.answer())
                .contains("Seq Scan", "orders", "[E1]", "[E2]", "Before", "After", "Index Scan")
                .containsIgnoringCase("create index concurrently")
                .containsPattern("(?i)on (public\\.)?orders \\(customer_id, created_at desc\\)");
        assertThat(run.evidence())
                .extracting(Evidence::tool)
                .contains("explain_query", "advise_indexes");
    }

    @Test
    void the_same_question_in_spanish_is_answered_in_spanish() {
        Run run = House.ask("¿Por qué es lenta esta consulta? " + SLOW);

        assertThat(run.language()).isEqualTo("es");
        assertThat(run.answer())
                .contains("índice", "Antes", "Después", "[E1]")
                .doesNotContain("Before:");
    }

    @Test
    void knowledge_is_answered_by_the_spanish_specialist_with_its_sections() {
        Run run =
                House.ask(
                        House.builtin(),
                        "¿Cómo diseño una tabla única en DynamoDB para pedidos por usuario?",
                        null);

        assertThat(run.agent()).isEqualTo("databases");
        assertThat(run.answer()).contains("databases › DynamoDB ›", "PK", "[E1]");
    }

    @Test
    void a_volatile_default_is_seen_to_rewrite_the_table() {
        Run run =
                House.ask(
                        "Is this safe? ALTER TABLE orders ADD COLUMN ref uuid DEFAULT gen_random_uuid()");

        assertThat(run.answer())
                .contains(
                        "ACCESS EXCLUSIVE",
                        "writes the table anew",
                        "observed in the lab",
                        "SET DEFAULT gen_random_uuid()");
        assertThat(run.findings())
                .anyMatch(finding -> finding.rule().equals("add-column-with-volatile-default"));
    }

    @Test
    void a_constant_default_is_seen_not_to_rewrite_the_table() {
        Run run = House.ask("Is this safe? ALTER TABLE orders ADD COLUMN ref int DEFAULT 0");

        assertThat(run.answer())
                .contains("ACCESS EXCLUSIVE", "observed in the lab")
                .doesNotContain("writes the table anew");
        assertThat(run.findings())
                .noneMatch(finding -> finding.rule().equals("add-column-with-volatile-default"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"What is the weather like on the moon?", "Which colour suits my kitchen?"})
    void what_nobody_can_know_is_said_to_be_unknown(String question) {
        Run run = House.ask(House.builtin(), question, null);

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.answer()).containsIgnoringCase("cannot tell");
    }
}
