package dev.dbguild.advise.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Problem;
import dev.dbguild.advise.index.IndexAdvice.ProposedIndex;
import dev.dbguild.advise.index.IndexAdvice.Verdict;
import dev.dbguild.engine.ListsSlowQueries.SlowQuery;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.SharedCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The advisor on a real server and its twin.
class IndexAdvisorTest {
    private static final Target TARGET = target();
    private final IndexAdvisor advisor = new IndexAdvisor(SharedCluster.lab());

    private static Target target() {
        Target target =
                SharedCluster.freshTarget(
                        """
                        create table customers (id bigint generated always as identity primary key, city text, "Nick Name" text);
                        insert into customers (city, "Nick Name") select 'c' || i % 50, 'n' || i from generate_series(1, 5000) i;
                        create table orders (id bigint generated always as identity primary key, customer_id bigint,
                            status text, total numeric, created_at timestamptz, note text);
                        insert into orders (customer_id, status, total, created_at, note)
                        select 1 + i % 5000, case when i % 100 = 0 then 'open' else 'done' end, i % 1000,
                            now() - i * interval '1 minute', repeat('x', 60) from generate_series(1, 100000) i;
                        create index orders_status_created on orders (status, created_at);
                        create table tiny as select i as id, i % 3 as kind from generate_series(1, 50) i;
                        create table refunds (id bigint primary key, order_id bigint, at timestamptz);
                        insert into refunds select i, i * 5, now() from generate_series(1, 20000) i;
                        """);
        run("analyze", target);
        return target;
    }

    @Test
    void equality_comes_first_and_the_order_of_the_result_after_it() {
        IndexAdvice advice =
                advise(
                        "SELECT * FROM orders WHERE customer_id = 42 ORDER BY created_at DESC LIMIT 20");

        assertThat(advice.verdict()).isEqualTo(Verdict.CREATE);
        assertThat(advice.proposed())
                .extracting(ProposedIndex::statement)
                .containsExactly(
                        "create index concurrently orders_customer_id_created_at_idx on orders (customer_id, created_at DESC);");
        assertThat(advice.queries().getFirst().planBefore()).contains("Seq Scan on orders");
        assertThat(advice.queries().getFirst().planAfter())
                .contains("Index Scan using orders_customer_id_created_at_idx on orders");
        assertThat(advice.queries().getFirst().costAfter())
                .isLessThan(advice.queries().getFirst().costBefore() / 10);
        assertThat(advice.rejected()).isNotEmpty().allMatch(index -> !index.reason().isBlank());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from orders where customer_id = 7 | customer_id",
                "select * from orders where total > 998 and customer_id = 3 | customer_id",
                "select note from orders where total between 10 and 10.5 | total",
                "select * from orders order by total desc, id limit 5 | total DESC",
                "select c.city, o.total from customers c join orders o on o.customer_id = c.id where c.id = 9 | customer_id",
                "select * from customers where \"Nick Name\" = 'n77' | \"Nick Name\"",
                "update orders set note = 'y' where customer_id = 12 | customer_id",
                "delete from orders where customer_id = 12 and created_at < now() | customer_id",
                "select * from orders where customer_id = $1 order by created_at limit $2 | customer_id",
            })
    void a_query_gets_an_index_that_begins_with_what_it_looks_for(String sql, String first) {
        IndexAdvice advice = advise(sql);

        assertThat(advice.proposed()).isNotEmpty();
        assertThat(advice.proposed().getFirst().keys().getFirst()).isEqualTo(first);
        assertThat(advice.proposed().getFirst().bytes()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from orders where id = 7 | SERVED",
                "select * from orders where status = 'open' order by created_at limit 10 | SERVED",
                "select * from tiny where kind = 1 | SMALL_TABLES",
                "select sum(total) from orders | NOTHING_TO_INDEX",
                "select * from orders where status <> 'open' | NOTHING_TO_INDEX",
                "select * from orders where total >= 5 | LITTLE_GAIN",
                "select 1 | NOTHING_TO_INDEX",
            })
    void no_index_is_proposed_where_none_helps_and_the_reason_is_told(String sql, Verdict verdict) {
        IndexAdvice advice = advise(sql);

        assertThat(advice.proposed()).isEmpty();
        assertThat(advice.verdict()).isEqualTo(verdict);
        assertThat(advice.says()).isNotBlank();
    }

    @Test
    void a_workload_is_served_by_few_indexes_that_pay_for_themselves() {
        IndexAdvice advice =
                advisor.advise(
                        TARGET,
                        question(
                                slow("1", "select * from orders where customer_id = $1", 9000),
                                slow(
                                        "2",
                                        "select * from orders where customer_id = $1 order by created_at desc limit $2",
                                        5000),
                                slow("3", "select * from refunds where order_id = $1", 3000),
                                slow("4", "select nothing from nowhere", 10),
                                slow("5", "vacuum orders", 10)));

        assertThat(advice.proposed())
                .extracting(ProposedIndex::table)
                .containsExactlyInAnyOrder("orders", "refunds");
        assertThat(advice.queries())
                .hasSize(3)
                .allMatch(query -> query.costAfter() < query.costBefore() / 2);
        assertThat(advice.skipped()).hasSize(2).allMatch(skipped -> !skipped.reason().isBlank());
    }

    @Test
    void the_same_question_gets_the_same_answer() {
        String sql =
                "select * from orders where customer_id = 42 and total > 5 order by created_at";

        assertThat(advise(sql)).isEqualTo(advise(sql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"select * from", "select 1; drop table orders", "drop table orders"})
    void what_is_not_one_query_is_refused(String sql) {
        assertThatThrownBy(() -> advise(sql)).isInstanceOf(Problem.class);
    }

    private IndexAdvice advise(String sql) {
        return advisor.advise(TARGET, AdviceQuestion.of(Workload.of(sql)));
    }

    private static AdviceQuestion question(SlowQuery... counted) {
        return AdviceQuestion.of(Workload.of(List.of(counted)));
    }

    private static SlowQuery slow(String id, String sql, double totalMs) {
        return new SlowQuery(id, sql, 100, totalMs / 100, totalMs / 50, totalMs, 10, 100, 99.0, 0);
    }

    private static void run(String sql, Target target) {
        String database = target.url().substring(target.url().lastIndexOf('/') + 1);
        try (Connection connection = SharedCluster.get().connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
