package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every plan of a twin has the shape and, within one percent, the cost that it has on the source.
final class FidelityTest {
    private static final double PERCENT = 1;

    @Test
    void the_queries_of_tpc_h_plan_alike_before_and_after_ten_indexes() throws SQLException {
        compare(Tpch.copy(), Tpch.queries(), Fidelity.statements("tpch-indexes.sql"));
    }

    @Test
    void forty_queries_of_the_demo_plan_alike_before_and_after_ten_indexes() throws SQLException {
        compare(
                DemoFixture.copy(),
                Fidelity.statements("demo-queries.sql"),
                Fidelity.statements("demo-indexes.sql"));
    }

    private static void compare(Target target, List<String> queries, List<String> indexes)
            throws SQLException {
        try (Twin twin = SharedCluster.lab().twinOf(target);
                Connection source = SharedCluster.connect(target)) {
            System.out.println(twin.differences());
            hold(source, twin, queries);
            Fidelity.addIndexes(source, twin, indexes);
            hold(source, twin, queries);
        }
    }

    private static void hold(Connection source, Twin twin, List<String> queries)
            throws SQLException {
        try (Connection guess = twin.connect()) {
            Fidelity fidelity = Fidelity.of(source, guess, queries);
            System.out.println(fidelity);
            assertThat(fidelity.beyond(PERCENT)).isEmpty();
        }
    }
}
