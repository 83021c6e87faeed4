package dev.dbguild.tool.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.postgres.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlGateTest {
    private final Target shop = Shop.open().owner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from orders where status = 'open' order by created_at desc limit 10",
                "select count(*), sum(total), avg(total) from orders group by status having count(*) > 1;",
                "with recent as (select * from orders) select * from recent join customers c on c.id = customer_id",
                "select generate_series(1, 10)",
                "select * from generate_series(1, 10) as g(n)",
                "values (1), (2)",
                "table orders",
                "explain select 1",
                "EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM orders",
                "select name like '%' || 'x' from customers",
                "select row_number() over (partition by status order by id) from orders",
                "select doubled(2)",
                "select public.doubled(2)",
                "select now(), current_date, clock_timestamp(), random(), gen_random_uuid()",
                "select 'pg_sleep(1)', '; drop table orders' /* pg_sleep(2) */ -- delete",
                "select o.status, \"Product\" from orders o join \"Order Items\" i on i.order_id = o.id",
                "select pg_total_relation_size('orders')",
                "select (array[1,2,3])[1:2]",
                "(select 1) union all (select 2)",
                "select coalesce(name, upper(email)), extract(year from now()) from customers",
                "select * from orders where customer_id = $1",
                "select jsonb_build_object('a', 1) ? 'a'",
                "select * from pg_stat_activity",
            })
    void an_innocent_query_passes(String sql) {
        assertThat(SqlGate.admit(sql, shop).sql()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from orders",
                "select 1; delete from orders",
                "commit; drop table orders",
                "set transaction read write",
                "begin",
                "explain analyze delete from orders",
                "explain delete from orders",
                "with gone as (delete from orders returning *) select * from gone",
                "select * into copies from orders",
                "select * from orders for update",
                "select * from orders for no key update",
                "copy orders to program 'cat'",
                "call touch()",
                "do $$ begin perform pg_sleep(1); end $$",
                "select pg_sleep(1)",
                "select * from pg_sleep(1)",
                "select PG_SLEEP (1)",
                "select \"pg_sleep\"(1)",
                "select pg_catalog.pg_sleep(1)",
                "select pg_catalog . \"pg_sleep\" /* x */ (1)",
                "select pg_sleep/**/(1)",
                "select U&\"pg\\005fsleep\"(1)",
                "select (array[1,2])[1:pg_sleep(1)]",
                "select (array[1,2])[1:\"pg_sleep\"(1)]",
                "select 1 where pg_advisory_lock(1) is null",
                "select set_config('work_mem', '1GB', false)",
                "select nextval('orders_id_seq')",
                "select pg_read_file('/etc/passwd')",
                "select * from pg_ls_dir('/')",
                "select query_to_xml('select pg_sleep(1)', true, true, '')",
                "select * from ts_stat('select pg_sleep(1)')",
                "select lo_import('/etc/passwd')",
                "select pg_terminate_backend(1)",
                "select pg_import_system_collations('public')",
                "select txid_current()",
                "select touch()",
                "select public.touch()",
                "select o.of_row from orders o",
                "select (o).of_row from orders o",
                "select * from orders order by touch()",
                "explain select pg_sleep(1)",
                "listen news",
                "prepare x as select 1",
                "refresh materialized view x",
                "vacuum",
            })
    void what_does_more_than_read_is_refused(String sql) {
        assertThatThrownBy(() -> SqlGate.admit(sql, shop))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(Code.REFUSED_SQL);
                    assertThat(problem.fields()).containsKeys("word", "position");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "-- nothing",
                "select 'never closed",
                "select /* never closed",
                "\\\\copy orders to 'x'"
            })
    void what_cannot_be_read_is_refused(String sql) {
        assertThatThrownBy(() -> SqlGate.admit(sql, shop))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::code)
                .isEqualTo(Code.UNREADABLE_SQL);
    }

    @Test
    void an_explain_is_taken_off_its_query() {
        assertThat(SqlGate.admit("explain (analyze, verbose) select 1 ;", shop))
                .isEqualTo(new Admitted("select 1", true, true, false));
    }

    @Test
    void a_refusal_points_at_the_word() {
        assertThatThrownBy(() -> SqlGate.admit("select 1, pg_sleep(1)", shop))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem ->
                        assertThat(problem.fields())
                                .containsEntry("word", "pg_sleep")
                                .containsEntry("position", 11));
    }
}
