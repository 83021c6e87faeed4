package dev.dbguild.advise.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.advise.health.HealthExam;
import dev.dbguild.advise.index.IndexAdvice.ProposedIndex;
import dev.dbguild.advise.index.IndexAdvice.Verdict;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ListsSlowQueries;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.DemoFixture;
import dev.dbguild.lab.SharedCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The advisor on the demo database, by twins that hold none of its rows.
class DemoAdviceTest {
    private static final Target DEMO = DemoFixture.target();
    private final IndexAdvisor advisor = new IndexAdvisor(SharedCluster.lab());

    private IndexAdvice advise(String sql) {
        return advisor.advise(DEMO, AdviceQuestion.of(Workload.of(sql)));
    }

    @Test
    void the_newest_orders_of_a_customer_need_one_index_for_both_condition_and_order() {
        IndexAdvice advice =
                advise(
                        "SELECT * FROM orders WHERE customer_id = 42 ORDER BY created_at DESC LIMIT 20");

        assertThat(advice.proposed())
                .extracting(ProposedIndex::statement)
                .containsExactly(
                        "create index concurrently orders_customer_id_created_at_idx on orders (customer_id, created_at DESC);");
        assertThat(advice.queries().getFirst().planBefore()).contains("Seq Scan on orders");
        assertThat(advice.queries().getFirst().planAfter()).contains("Index Scan using");
        assertThat(advice.queries().getFirst().costAfter())
                .isLessThan(advice.queries().getFirst().costBefore() / 10);
        assertThat(advice.proposed().getFirst().bytes()).isBetween(3_000_000L, 12_000_000L);
    }

    @Test
    void a_query_whose_index_is_there_needs_none() {
        IndexAdvice advice = advise("select * from order_items where order_id = 7");

        assertThat(advice.verdict()).isEqualTo(Verdict.SERVED);
        assertThat(advice.proposed()).isEmpty();
    }

    @Test
    void the_workload_needs_few_indexes_and_some_can_go() {
        ListsSlowQueries slow = Engines.on(DEMO, ListsSlowQueries.class);

        IndexAdvice advice =
                advisor.advise(
                        DEMO,
                        new AdviceQuestion(
                                Workload.of(slow.list(DEMO, 30).queries()),
                                Long.MAX_VALUE,
                                List.of(),
                                HealthExam.of(DEMO).findings()));

        assertThat(advice.verdict()).isEqualTo(Verdict.CREATE);
        assertThat(advice.proposed())
                .extracting(ProposedIndex::table)
                .contains("orders", "events")
                .hasSizeLessThan(9);
        assertThat(advice.droppable())
                .extracting(Finding::rule)
                .contains("duplicate-index", "redundant-index", "unused-index");
    }
}
