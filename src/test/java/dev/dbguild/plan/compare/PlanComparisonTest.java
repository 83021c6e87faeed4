package dev.dbguild.plan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.plan.PlanReader;
import dev.dbguild.plan.compare.Change.Kind;
import dev.dbguild.plan.compare.PlanComparison.Verdict;
import org.junit.jupiter.api.Test;

class PlanComparisonTest {
    private static final String BY_INDEX =
            """
            Nested Loop  (cost=0.42..80.50 rows=24 width=105) (actual time=0.05..0.117 rows=20 loops=1)
              ->  Index Scan using orders_customer on orders o  (cost=0.42..40.97 rows=24 width=105) (actual time=0.030..0.036 rows=31 loops=1)
                    Index Cond: (customer_id = 42)
              ->  Index Scan using customers_pkey on customers c  (cost=0.29..1.5 rows=1 width=40) (actual time=0.001..0.001 rows=1 loops=31)
                    Index Cond: (id = o.customer_id)
            Settings: work_mem = '64MB'
            """;

    private static final String BY_SCAN =
            """
            Hash Join  (cost=2905.52..2905.58 rows=240 width=105) (actual time=21.115..41.117 rows=20 loops=1)
              Hash Cond: (o.customer_id = c.id)
              ->  Seq Scan on orders o  (cost=0.00..2904.97 rows=240 width=105) (actual time=0.130..21.036 rows=31 loops=1)
                    Filter: ((customer_id)::text = '42'::text)
                    Rows Removed by Filter: 99969
              ->  Hash  (cost=10..20 rows=1000 width=8) (actual time=10.0..10.0 rows=10000 loops=1)
                    Buckets: 1024  Batches: 4  Memory Usage: 900kB
                    ->  Seq Scan on customers c  (cost=10..20 rows=1000 width=8) (actual time=0.0..8.0 rows=10000 loops=1)
            """;

    private static final String SORTED =
            """
            Sort  (cost=10.00..20.00 rows=100 width=8) (actual time=5.000..6.000 rows=1000 loops=1)
              Sort Key: a
              Sort Method: %s
              ->  Seq Scan on t  (cost=0.00..5.00 rows=100 width=8) (actual time=0.010..1.000 rows=1000 loops=1)
            """;

    @Test
    void an_index_that_is_not_used_any_more_explains_a_regression() {
        PlanComparison compared = compared(BY_INDEX, BY_SCAN);

        assertThat(compared.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(compared.summary())
                .isEqualTo(
                        "the new plan is worse: 41 ms, it was 0.117 ms; most at orders o: Index Scan using"
                                + " orders_customer became Seq Scan");
        assertThat(compared.changes())
                .extracting(Change::kind)
                .startsWith(Kind.SETTINGS, Kind.INDEX_NOT_USED, Kind.CONDITION)
                .contains(Kind.JOIN_METHOD, Kind.ESTIMATE, Kind.ROWS);
    }

    @Test
    void the_way_back_is_an_improvement() {
        PlanComparison compared = compared(BY_SCAN, BY_INDEX);

        assertThat(compared.verdict()).isEqualTo(Verdict.IMPROVEMENT);
        assertThat(compared.changes()).extracting(Change::kind).doesNotContain(Kind.INDEX_NOT_USED);
    }

    @Test
    void a_plan_does_not_differ_from_itself() {
        PlanComparison compared = compared(BY_SCAN, BY_SCAN);

        assertThat(compared.verdict()).isEqualTo(Verdict.SAME);
        assertThat(compared.changes()).isEmpty();
        assertThat(ComparisonText.of(compared)).endsWith("nothing of their shape differs");
    }

    @Test
    void a_sort_that_spills_now_is_told() {
        PlanComparison compared =
                compared(
                        SORTED.formatted("quicksort  Memory: 25kB"),
                        SORTED.formatted("external merge  Disk: 900kB"));

        assertThat(compared.changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.SPILL);
                    assertThat(change.message()).isEqualTo("it sorts on disk");
                });
    }

    @Test
    void another_order_of_joins_is_told() {
        String join =
                """
                Nested Loop  (cost=0.00..90.00 rows=10 width=8)
                  ->  Nested Loop  (cost=0.00..50.00 rows=10 width=8)
                        ->  Seq Scan on %s  (cost=0.00..10.00 rows=10 width=8)
                        ->  Seq Scan on %s  (cost=0.00..10.00 rows=10 width=8)
                  ->  Seq Scan on %s  (cost=0.00..10.00 rows=10 width=8)
                """;

        PlanComparison compared =
                compared(join.formatted("a", "b", "c"), join.formatted("c", "b", "a"));

        assertThat(compared.timed()).isFalse();
        assertThat(compared.changes())
                .extracting(Change::kind, Change::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Kind.JOIN_ORDER, "the order was a, b, c and is c, b, a"));
    }

    private static PlanComparison compared(String before, String now) {
        return PlanComparison.of(PlanReader.read(before), PlanReader.read(now));
    }
}
