package dev.dbguild.plan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanReader;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a server of the lab does not print: compilation, timings of input and output, triggers, older spellings.
class TextDetailsTest {
    private static final String WHOLE =
            """
            Gather  (cost=1000.00..2000.00 rows=100 width=4) (actual time=1.000..20.000 rows=100 loops=1)
              Workers Planned: 2
              Workers Launched: 2
              JIT for worker 0:
                Functions: 3
              Buffers: shared hit=10 read=20, local hit=3, temp read=4 written=5
              I/O Timings: shared read=1.500 write=0.200, temp read=0.1
              ->  Parallel Seq Scan on public.t  (cost=0.00..1000.00 rows=42 width=4) (actual time=0.020..15.000 rows=33 loops=3)
                    Worker 0:  actual time=0.020..14.000 rows=30 loops=1
                      Buffers: shared hit=3
                    Worker 1:  actual time=0.020..16.000 rows=35 loops=1
            Planning:
              Buffers: shared hit=50
              Memory: used=20kB  allocated=64kB
            Planning time: 0.500 ms
            JIT:
              Functions: 9
              Options: Inlining false, Optimization true, Expressions true, Deforming true
              Timing: Generation 1.234 ms (Deform 0.5 ms), Inlining 0.000 ms, Emission 20.0 ms, Total 22.3 ms
            Trigger for constraint fk_x: time=1.234 calls=10
            Trigger audit on t: time=2.000 calls=5
            Serialization: time=0.003 ms  output=1kB  format=text
            Execution Time: 25.000 ms
            """;

    private final Plan plan = PlanReader.read(WHOLE);

    @Test
    void figures_of_blocks_and_timings_have_the_keys_of_json() {
        assertThat(plan.root().number("Shared Read Blocks")).isEqualTo(20);
        assertThat(plan.root().number("Temp Written Blocks")).isEqualTo(5);
        assertThat(plan.root().number("Shared I/O Read Time")).isEqualTo(1.5);
        assertThat(plan.root().number("Temp I/O Read Time")).isEqualTo(0.1);
    }

    @Test
    void each_worker_keeps_its_own_figures() {
        Object workers = plan.root().children().getFirst().details().get("Workers");

        assertThat(workers)
                .asInstanceOf(Assertions.LIST)
                .hasSize(2)
                .first()
                .extracting("Actual Rows", "Shared Hit Blocks")
                .containsExactly(30.0, 3.0);
    }

    @Test
    void what_is_said_of_the_whole_statement_is_kept() {
        assertThat(plan.planningMs()).isEqualTo(0.5);
        assertThat(plan.executionMs()).isEqualTo(25);
        assertThat(plan.details().get("JIT"))
                .extracting("Functions", "Timing.Total", "Timing.Generation.Deform")
                .containsExactly(9.0, 22.3, 0.5);
        assertThat(plan.details().get("Triggers"))
                .isEqualTo(
                        List.of(
                                Map.of("Constraint Name", "fk_x", "Time", 1.234, "Calls", 10.0),
                                Map.of(
                                        "Trigger Name",
                                        "audit",
                                        "Relation",
                                        "t",
                                        "Time",
                                        2.0,
                                        "Calls",
                                        5.0)));
        assertThat(plan.details().get("Serialization"))
                .extracting("Time", "Format")
                .containsExactly(0.003, "text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 from orders | statement",
                "java.lang.Error: x\\n\\tat a.B.c(B.java:1) | stack trace",
                "ERROR:  relation does not exist | error of the server",
                "'{\"a\": 1}' | JSON, but not of a plan",
                "'  ->  Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)' | without its first line",
                "'Limit  (cost=0.00..1.00 rows=1 width=4)' | cut off",
            })
    void what_is_no_whole_plan_is_called_what_it_is(String text, String called) {
        String paste = text.replace("\\n", "\n").replace("\\t", "\t");

        Assertions.assertThatThrownBy(() -> PlanReader.read(paste))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(Code.BAD_ARGUMENT);
                            assertThat(problem.what()).contains(called);
                        });
    }
}
