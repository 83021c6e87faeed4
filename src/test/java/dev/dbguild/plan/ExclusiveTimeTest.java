package dev.dbguild.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExclusiveTimeTest {
    private final Plan plan = Plans.named("cte-and-parameter");
    private final ExclusiveTime time = new ExclusiveTime(plan);

    @Test
    void the_nodes_share_the_whole_time_though_a_cte_and_a_parameter_are_in_the_plan() {
        double sum = plan.nodes().stream().mapToDouble(time::of).sum();

        double whole = plan.nodes().getFirst().totalMs();
        assertThat(sum).isCloseTo(whole, within(whole / 10));
    }

    @Test
    void a_cte_scan_is_not_charged_for_the_query_it_reads_from() {
        PlacedNode scan = starting("CTE Scan");

        assertThat(time.of(scan)).isLessThan(scan.totalMs() / 2);
    }

    @Test
    void the_work_of_several_processes_is_told_in_wall_clock_time() {
        PlacedNode scan = starting("Parallel Seq Scan");

        assertThat(scan.processes()).isEqualTo(3);
        assertThat(scan.node().loops()).isEqualTo(3);
        assertThat(scan.totalMs()).isLessThan(plan.nodes().getFirst().totalMs());
    }

    private PlacedNode starting(String label) {
        return plan.nodes().stream()
                .filter(placed -> PlanText.label(placed.node()).startsWith(label))
                .findFirst()
                .orElseThrow();
    }
}
