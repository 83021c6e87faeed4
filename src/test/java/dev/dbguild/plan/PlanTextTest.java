package dev.dbguild.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanTextTest {
    @Test
    void a_plan_reads_as_psql_prints_it() {
        String text = PlanText.of(Plans.named("cte-and-parameter"));

        assertThat(text.lines())
                .first()
                .asString()
                .startsWith("Limit  (cost=")
                .contains(" rows=5 width=16) (actual time=");
        assertThat(text)
                .contains(
                        "\n  CTE recent\n    ->  Index Scan using orders_created_at on orders  (cost=")
                .contains("\n          Index Cond: (created_at > (now() - '30 days'::interval))\n")
                .contains("->  Parallel Seq Scan on orders orders_1  (")
                .contains("Filter: (total > (InitPlan 2).col1)")
                .endsWith(" ms");
    }

    @Test
    void an_estimate_shows_no_actual_figures() {
        String text =
                PlanText.of(
                        PlanReader.read(
                                """
                                {"Plan": {"Node Type": "Aggregate", "Strategy": "Hashed",
                                  "Group Key": ["a", "b"], "Startup Cost": 1, "Total Cost": 2,
                                  "Plan Rows": 3, "Plan Width": 4}}
                                """));

        assertThat(text)
                .isEqualTo(
                        """
                        HashAggregate  (cost=1.00..2.00 rows=3 width=4)
                          Group Key: a, b\
                        """);
    }
}
