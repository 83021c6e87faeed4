package dev.dbguild.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {
    private static final String BARE =
            """
            [{"Plan": {"Node Type": "Seq Scan", "Relation Name": "orders", "Alias": "o",
              "Startup Cost": 0.0, "Total Cost": 12.5, "Plan Rows": 7, "Plan Width": 40,
              "Filter": "(status = 'open'::text)", "Some New Property": [1, 2]}}]
            """;

    @Test
    void an_estimate_has_costs_and_no_actual_figures() {
        Plan plan = PlanReader.read(BARE);

        assertThat(plan.analyzed()).isFalse();
        assertThat(plan.cost()).isEqualTo(12.5);
        assertThat(plan.root().actual()).isNull();
        assertThat(plan.root().conditions().filter()).isEqualTo("(status = 'open'::text)");
    }

    @Test
    void a_property_it_does_not_know_is_kept() {
        Plan plan = PlanReader.read(BARE);

        assertThat(plan.root().list("Some New Property")).containsExactly("1", "2");
    }

    @Test
    void an_analyzed_plan_has_the_actual_figures_of_each_node() {
        Plan plan = Plans.named("cte-and-parameter");

        assertThat(plan.analyzed()).isTrue();
        assertThat(plan.executionMs()).isPositive();
        assertThat(plan.nodes()).hasSize(12).allMatch(placed -> placed.node().actual() != null);
    }

    @Test
    void a_path_names_the_nodes_from_the_root_down() {
        Plan plan = Plans.named("cte-and-parameter");

        assertThat(plan.nodes())
                .extracting(PlacedNode::path)
                .contains("Limit > Sort > HashAggregate > Hash Join > CTE Scan on recent r")
                .doesNotHaveDuplicates();
    }

    @Test
    void the_frame_that_psql_prints_is_no_hindrance() {
        String framed = " QUERY PLAN \n----\n" + BARE.strip().replace("\n", " +\n") + "\n(1 row)\n";

        Plan plan = PlanReader.read(framed);

        assertThat(plan.root().name()).contains("o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Seq Scan of orders", "[]", "{\"a\": 1}", "[[1]]", "}{"})
    void what_is_no_plan_is_refused(String text) {
        assertThatThrownBy(() -> PlanReader.read(text))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.BAD_ARGUMENT));
    }

    @Test
    void broken_json_is_told_as_such() {
        assertThatThrownBy(() -> PlanReader.read("[{\"Plan\": }]"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.BAD_JSON));
    }
}
