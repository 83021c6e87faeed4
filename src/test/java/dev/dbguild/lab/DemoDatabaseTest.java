package dev.dbguild.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoDatabaseTest {
    @ParameterizedTest
    @CsvSource({
        "orders, 200000",
        "order_items, 600000",
        "payments, 190000",
        "events, 150000",
        "page_views, 120000"
    })
    void the_shop_looks_lived_in(String table, long atLeast) throws SQLException {
        assertThat(number("select count(*) from " + table)).isGreaterThanOrEqualTo(atLeast);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unindexed foreign key | select 1 from pg_constraint where conname = 'orders_customer_fk' and not exists"
                        + " (select 1 from pg_index where indrelid = 'orders'::regclass and indkey[0] = 2)",
                "duplicate index | select 1 from pg_class where relname = 'order_items_by_product'",
                "redundant index | select 1 from pg_class where relname = 'payments_order_id_idx'",
                "unused index | select 1 from pg_stat_user_indexes where indexrelname = 'events_payload_idx' and idx_scan = 0"
                        + " and pg_relation_size(indexrelid) > 1048576",
                "float money | select 1 from pg_attribute where attrelid = 'payments'::regclass and attname = 'amount'"
                        + " and atttypid = 'float8'::regtype",
                "no time zone | select 1 from pg_attribute where attrelid = 'shipments'::regclass and attname = 'shipped_at'"
                        + " and atttypid = 'timestamp'::regtype",
                "no primary key | select 1 from pg_class where oid = 'import_log'::regclass and not exists"
                        + " (select 1 from pg_index where indrelid = 'import_log'::regclass)",
                "dead rows | select 1 from pg_stat_user_tables where relname = 'carts' and n_dead_tup > 0.2 * (n_live_tup + n_dead_tup)",
                "sequence near its end | select 1 from pg_sequences where sequencename = 'coupons_id_seq' and last_value > 0.9 * max_value",
                "invalid index | select 1 from pg_index where indexrelid = 'customers_full_name_key'::regclass and not indisvalid",
                "slow queries | select 1 from pg_stat_statements where query like '%customer_id = $1 order by created_at%' and calls >= 25",
            })
    void a_fault_is_planted(String fault, String proof) throws SQLException {
        assertThat(number("select count(*) from (" + proof + ") as proof")).as(fault).isPositive();
    }

    @Test
    void every_index_but_the_planted_one_is_used() throws SQLException {
        DemoFixture.target();
        try (Connection demo = SharedCluster.get().connect(DemoDatabase.NAME)) {
            List<String> unused =
                    Jdbc.texts(
                            demo,
                            "select indexrelname from pg_stat_user_indexes join pg_index using (indexrelid)"
                                    + " where idx_scan = 0 and not indisunique and pg_relation_size(indexrelid) > 1048576");

            assertThat(unused).containsExactly("events_payload_idx");
        }
    }

    @Test
    void no_foreign_key_but_the_planted_one_lacks_an_index() throws SQLException {
        assertThat(
                        number(
                                "select count(*) from pg_constraint as k where contype = 'f' and conparentid = 0"
                                        + " and not exists (select 1 from pg_index where indrelid = k.conrelid"
                                        + " and indkey[0] = k.conkey[1])"))
                .isEqualTo(1);
    }

    @Test
    void customer_42_orders_a_lot() throws SQLException {
        assertThat(number("select count(*) from orders where customer_id = 42"))
                .isGreaterThan(1_000);
    }

    @Test
    void what_is_rehearsed_cannot_reach_it() {
        DemoFixture.target();
        SharedCluster.lab().shadow().close();
        assertThatThrownBy(() -> SharedCluster.get().connect(DemoDatabase.NAME, Shadows.ROLE))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_reader_sees_statistics_and_cannot_write() throws SQLException {
        var target = DemoFixture.target();
        try (Connection reader =
                Jdbc.connect(
                        target.url(),
                        Jdbc.login(
                                String.valueOf(target.user()),
                                String.valueOf(target.password())))) {
            assertThat(
                            Jdbc.number(
                                    reader,
                                    "select count(*) from pg_stat_statements where query <> '<insufficient privilege>'"))
                    .isPositive();
            Jdbc.run(
                    reader,
                    "set default_transaction_read_only = off",
                    "set transaction_read_only = off");
            assertThatThrownBy(() -> Jdbc.run(reader, "delete from orders"))
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void a_finished_demo_is_not_built_again() {
        DemoFixture.target();
        List<String> progress = new ArrayList<>();

        DemoDatabase.ready(SharedCluster.get(), progress::add);

        assertThat(progress).isEmpty();
    }

    private static long number(String sql) throws SQLException {
        DemoFixture.target();
        try (Connection demo = SharedCluster.get().connect(DemoDatabase.NAME)) {
            return Jdbc.number(demo, sql);
        }
    }
}
