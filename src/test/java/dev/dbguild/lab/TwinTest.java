package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwinTest {
    private Target source;
    private Twin twin;

    @BeforeAll
    void make() {
        source =
                SharedCluster.freshTarget(
                        """
                        create schema shop;
                        create type shop.mood as enum ('good', 'bad');
                        create function shop.plain(text) returns text language sql immutable as 'select lower($1)';
                        create table customers (id bigint generated always as identity primary key,
                            email text not null unique, country text, mood shop.mood default 'good');
                        create table orders (id bigserial primary key, customer_id bigint not null references customers,
                            status text check (status <> ''), total numeric(12, 2), created_at timestamptz not null)
                            with (fillfactor = 95);
                        create table visits (customer_id bigint, day date not null) partition by range (day);
                        create table visits_1 partition of visits for values from ('2025-01-01') to ('2025-02-01');
                        create table visits_2 partition of visits for values from ('2025-02-01') to ('2025-03-01');
                        create index visits_day on visits (day);
                        create view big as select * from orders where total > 900;
                        create materialized view by_status as select status, count(*) as n from orders group by 1;
                        """,
                        """
                        insert into customers (email, country) select 'c' || g || '@x', case when g % 10 = 0 then 'NZ' else 'US' end
                            from generate_series(1, 20000) g;
                        insert into orders (customer_id, status, total, created_at)
                            select 1 + (g * 7919) % 20000, case when g % 20 = 0 then 'new' else 'done' end, g % 1000,
                                   timestamptz '2025-01-01' + g * interval '1 minute'
                            from generate_series(1, 120000) g;
                        insert into visits select g % 20000, date '2025-01-01' + g % 59 from generate_series(1, 40000) g;
                        refresh materialized view by_status;
                        create index on orders (created_at);
                        create index on customers (shop.plain(email));
                        """,
                        "vacuum analyze");
        long start = System.nanoTime();
        twin = SharedCluster.lab().twinOf(source);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @AfterAll
    void close() {
        twin.close();
    }

    @Test
    void nothing_of_the_schema_is_lost_and_no_row_is_there() throws SQLException {
        assertThat(twin.differences()).isEmpty();
        try (Connection connection = twin.connect()) {
            assertThat(Jdbc.number(connection, "select count(*) from customers")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from orders where customer_id = 42 order by created_at desc limit 20",
                "select * from orders where id = 7",
                "select * from orders where created_at > timestamptz '2025-03-01' and created_at < '2025-03-02'",
                "select status, sum(total) from orders group by status",
                "select c.email, count(*) from customers c join orders o on o.customer_id = c.id where c.country = 'NZ' group by 1",
                "select * from customers where email = 'c12@x'",
                "select * from customers where shop.plain(email) = 'c12@x'",
                "select * from visits where day = date '2025-01-15'",
                "select day, count(*) from visits group by day order by day",
                "select * from big order by total desc limit 10",
                "select * from by_status",
                "select * from orders o where not exists (select from customers c where c.id = o.customer_id and mood = 'bad')",
                "update orders set status = 'x' where id between 100 and 300",
            })
    void a_query_costs_what_it_costs_on_the_target(String sql) throws SQLException {
        assertThat(cost(twin.connect(), sql))
                .isCloseTo(
                        cost(SharedCluster.get().connect(database()), sql),
                        Percentage.withPercentage(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index added on orders (customer_id, created_at)",
                "create index added on orders (customer_id)",
                "create index added on orders (status)",
                "create index added on orders (total, status)",
                "create index added on orders (created_at) where status = 'new'",
                "create unique index added on orders (id, customer_id)",
            })
    void a_settled_index_costs_what_a_real_one_costs(String index) throws SQLException {
        String sql =
                "select customer_id, created_at, total, status from orders where status = 'new' and customer_id = 42"
                        + " order by created_at desc limit 5";
        String wide = "select count(*) from orders where status = 'new' and total > 990";
        try (Connection real = SharedCluster.get().connect(database());
                Connection guess = twin.connect()) {
            Jdbc.run(real, "drop index if exists added", index);
            Jdbc.run(guess, "drop index if exists added", index);
            long bytes = twin.settleIndex("added");
            double realBytes = Jdbc.number(real, "select pg_relation_size('added')");
            assertThat((double) bytes).isCloseTo(realBytes, Percentage.withPercentage(15));
            assertThat(plan(guess, sql)).isCloseTo(plan(real, sql), Percentage.withPercentage(2));
            assertThat(plan(guess, wide)).isCloseTo(plan(real, wide), Percentage.withPercentage(2));
        }
    }

    @Test
    void the_demo_has_a_twin_that_plans_alike() throws SQLException {
        Target demo = DemoFixture.target();
        long start = System.nanoTime();
        try (Twin other = SharedCluster.lab().twinOf(demo)) {
            System.out.println(
                    "twin of demo in " + (System.nanoTime() - start) / 1_000_000 + " ms");
            String sql =
                    "select * from orders where customer_id = 42 order by created_at desc limit 20";
            assertThat(cost(other.connect(), sql))
                    .isCloseTo(cost(SharedCluster.get().connect("demo"), sql), within(0.05));
        }
    }

    private String database() {
        return source.url().substring(source.url().lastIndexOf('/') + 1);
    }

    private static double cost(Connection connection, String sql) throws SQLException {
        try (connection) {
            return plan(connection, sql);
        }
    }

    private static double plan(Connection connection, String sql) {
        String top = Jdbc.texts(connection, "explain " + sql).getFirst();
        return Double.parseDouble(top.replaceFirst(".*cost=[0-9.]+\\.\\.([0-9.]+) .*", "$1"));
    }
}
