package dev.dbguild.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.AuditsRole;
import dev.dbguild.engine.Capability;
import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.EstimatesBloat;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.ListsActivity;
import dev.dbguild.engine.ListsLocks;
import dev.dbguild.engine.ListsReplication;
import dev.dbguild.engine.ListsSlowQueries;
import dev.dbguild.engine.MeasuresCache;
import dev.dbguild.engine.MeasuresIndexes;
import dev.dbguild.engine.MeasuresIndexes.IndexMeasure;
import dev.dbguild.engine.MeasuresTables;
import dev.dbguild.engine.MeasuresTables.TableMeasure;
import dev.dbguild.engine.MeasuresWraparound;
import dev.dbguild.engine.ReadsOverJdbc;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.ReadsSequences;
import dev.dbguild.engine.ReadsSettings;
import dev.dbguild.engine.RunsReadOnlyQuery;
import dev.dbguild.engine.RunsReadOnlyQuery.Caps;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.TracesCalls;
import dev.dbguild.engine.TracesCalls.Mentions;
import dev.dbguild.engine.TracesCalls.Traced;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PostgresEngineTest {
    private static final PostgresEngine ENGINE = new PostgresEngine();
    private final Shop shop = Shop.open();

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static <C extends Capability> C can(Class<C> capability) {
        return ENGINE.require(capability);
    }

    @Test
    void the_schema_has_every_table_with_its_parts() {
        Schema schema = can(ReadsSchema.class).read(shop.reader());

        Table orders = schema.table("orders").orElseThrow();
        assertThat(orders.primaryKey().orElseThrow().columns()).containsExactly("id");
        assertThat(orders.column("created_at").orElseThrow().type())
                .isEqualTo("timestamp without time zone");
        assertThat(orders.checks()).hasSize(1);
        assertThat(orders.foreignKeys())
                .extracting(ForeignKey::referencedTable)
                .containsExactly("public.customers");
        assertThat(orders.unindexedForeignKeys()).hasSize(1);
        assertThat(orders.indexes()).hasSize(5);
        assertThat(schema.table("readings_2025").orElseThrow().kind())
                .isEqualTo(TableKind.PARTITION);
        assertThat(schema.table("sales.targets")).isPresent();
        assertThat(schema.table("pg_stat_statements")).isEmpty();
    }

    @Test
    void an_index_key_keeps_its_direction() {
        Table orders = can(ReadsSchema.class).read(shop.reader()).table("orders").orElseThrow();

        assertThat(
                        orders.indexes().stream()
                                .filter(index -> index.name().equals("orders_status_created"))
                                .findFirst()
                                .orElseThrow()
                                .keys()
                                .get(1)
                                .descending())
                .isTrue();
    }

    @Test
    void a_sequence_ends_where_its_column_ends() {
        assertThat(can(ReadsSequences.class).read(shop.owner()).getFirst())
                .satisfies(sequence -> {
                    assertThat(sequence.ownedBy()).isEqualTo("public.counters.id");
                    assertThat(sequence.max()).isEqualTo(32767);
                    assertThat(sequence.usedPercent()).isGreaterThan(97);
                });
    }

    @Test
    void tables_come_with_sizes_and_dead_rows() {
        TableMeasure orders =
                can(MeasuresTables.class).measure(shop.reader()).stream()
                        .filter(table -> table.table().equals("orders"))
                        .findFirst()
                        .orElseThrow();

        assertThat(orders.rows()).isEqualTo(20_000);
        assertThat(orders.bytes()).isGreaterThan(orders.heapBytes());
        assertThat(orders.hasPrimaryKey()).isTrue();
    }

    @Test
    void an_index_of_a_partitioned_table_is_one_index() {
        assertThat(can(MeasuresIndexes.class).measure(shop.reader()).indexes())
                .extracting(IndexMeasure::index)
                .extracting(index -> index.name())
                .contains("readings_at", "orders_status_again", "items_order")
                .doesNotContain("readings_2025_at_idx");
    }

    @Test
    void every_other_capability_answers_a_mere_reader() {
        Target reader = shop.reader();

        assertThat(can(DescribesServer.class).describe(reader).major()).isEqualTo(18);
        assertThat(can(MeasuresCache.class).measure(reader).heapHits()).isPositive();
        assertThat(can(ReadsSettings.class).read(reader)).hasSizeGreaterThan(200);
        assertThat(can(MeasuresWraparound.class).measure(reader).usedPercent()).isLessThan(1);
        assertThat(can(ListsReplication.class).list(reader).replica()).isFalse();
        assertThat(can(ListsActivity.class).list(reader).maxConnections()).isPositive();
        assertThat(can(EstimatesBloat.class).estimate(reader)).isNotEmpty();
        assertThat(can(AuditsRole.class).audit(reader).dangers()).isEmpty();
    }

    @Test
    void an_owner_is_not_taken_for_a_reader() {
        assertThat(can(AuditsRole.class).audit(shop.owner()).dangers())
                .contains("it is a superuser");
    }

    @Test
    void slow_queries_are_of_this_database_only() {
        shop.run("select count(*) from orders where total > 3");

        assertThat(can(ListsSlowQueries.class).list(shop.owner(), 50).queries())
                .anySatisfy(query ->
                        assertThat(query.query())
                                .isEqualTo("select count(*) from orders where total > $1"))
                .noneSatisfy(query -> assertThat(query.query()).contains("create database"))
                .noneSatisfy(query -> assertThat(query.query()).containsIgnoringCase("pg_class"));
    }

    @Test
    void a_database_without_statement_statistics_says_so() {
        Target plain =
                Shop.target(
                        "plain",
                        Shop.plainUrl(),
                        String.valueOf(shop.owner().user()),
                        String.valueOf(shop.owner().password()));

        assertThat(can(ListsSlowQueries.class).list(plain, 5))
                .satisfies(queries -> {
                    assertThat(queries.available()).isFalse();
                    assertThat(queries.unavailable()).contains("create extension");
                });
    }

    @Test
    void who_waits_is_found_with_whom_for() throws Exception {
        try (Connection holder = shop.connect();
                Connection waiter = shop.connect()) {
            lock(holder);
            Thread waiting = Thread.ofVirtual().start(() -> lock(waiter));
            Thread.sleep(300);

            ListsLocks.Locks locks = can(ListsLocks.class).list(shop.owner());

            holder.rollback();
            waiting.join();
            assertThat(locks.participants())
                    .anySatisfy(each -> assertThat(each.wantsOn()).isEqualTo("customers"))
                    .anySatisfy(each -> assertThat(each.blockedBy()).isEmpty());
        }
    }

    private static void lock(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table customers");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_plan_is_never_executed_unless_asked() {
        ExplainsQueries.Explained plan =
                can(ExplainsQueries.class)
                        .explain(shop.reader(), "select 1 / (id - id) from orders", false);

        assertThat(plan.plan().toString()).contains("Seq Scan").doesNotContain("Actual");
    }

    @Test
    void a_statement_with_parameters_gets_its_generic_plan() {
        ExplainsQueries.Explained plan =
                can(ExplainsQueries.class)
                        .explain(shop.reader(), "select * from orders where id = $1", false);

        assertThat(plan.generic()).isTrue();
    }

    @Test
    void an_analysed_plan_has_what_really_happened() {
        ExplainsQueries.Explained plan =
                can(ExplainsQueries.class)
                        .explain(shop.reader(), "select * from orders where status = 'open'", true);

        assertThat(plan.plan().toString()).contains("Actual Rows");
    }

    @Test
    void rows_are_capped_and_the_cut_is_told() {
        RunsReadOnlyQuery.Rows rows =
                can(RunsReadOnlyQuery.class)
                        .run(
                                shop.reader(),
                                "select id, repeat('x', 50) as long from orders order by id",
                                new Caps(10, 100_000, 20));

        assertThat(rows.rows()).hasSize(10);
        assertThat(rows.columns()).containsExactly("id", "long");
        assertThat(rows.truncated()).contains("10 rows").contains("20 characters");
    }

    @Test
    void a_write_is_refused_by_the_server_even_for_a_superuser() {
        assertProblem(
                () ->
                        can(RunsReadOnlyQuery.class)
                                .run(shop.owner(), "select nextval('orders_id_seq')", Caps.DEFAULT),
                Code.REFUSED_SQL);
    }

    @Test
    void nothing_a_statement_sets_reaches_the_next_session() {
        can(RunsReadOnlyQuery.class)
                .run(
                        shop.owner(),
                        "select set_config('work_mem', '99MB', false), pg_advisory_lock(7)",
                        Caps.DEFAULT);

        String left =
                can(ReadsOverJdbc.class)
                        .read(
                                shop.owner(),
                                connection ->
                                        text(
                                                connection,
                                                "select current_setting('work_mem') || count(*)"
                                                        + " from pg_locks where locktype = 'advisory'"));

        assertThat(left).isEqualTo("4MB0");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void functions_are_resolved_by_what_they_are() {
        Mentions said =
                new Mentions(
                        Set.of("touch", "doubled"),
                        Set.of(),
                        Set.of(),
                        Set.of("of_row"),
                        Set.of("touch", "doubled", "of_row", "open_orders"),
                        Set.of(),
                        Set.of(),
                        false);

        Traced traced = can(TracesCalls.class).trace(shop.reader(), said);

        assertThat(traced.functions())
                .extracting(each -> each.name() + " " + each.volatility())
                .containsExactly("doubled immutable", "of_row volatile", "touch volatile");
        assertThat(traced.expressions())
                .extracting(TracesCalls.Expression::of)
                .containsExactly("view 'open_orders'");
    }

    @Test
    @Timeout(6)
    void a_dead_target_is_told_at_once() {
        Target dead = Shop.target("dead", "jdbc:postgresql://localhost:1/x", "u", "hidden-word");

        assertProblem(() -> can(DescribesServer.class).describe(dead), Code.DATABASE_UNREACHABLE);
    }

    @Test
    void a_target_that_never_answers_is_given_up() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Target silent =
                    Shop.target(
                            "silent",
                            "jdbc:postgresql://127.0.0.1:" + mute.getLocalPort() + "/x",
                            "u",
                            "p");
            long start = System.nanoTime();

            assertProblem(
                    () -> can(DescribesServer.class).describe(silent), Code.DATABASE_UNREACHABLE);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void a_wrong_password_is_refused_and_not_shown() {
        Target wrong = Shop.target("wrong", shop.url(), "shop_reader", "hidden-word");

        assertThatThrownBy(() -> can(DescribesServer.class).describe(wrong))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(Code.DATABASE_REFUSED);
                    assertThat(problem.what()).doesNotContain("hidden-word");
                });
    }

    @Test
    void a_wrong_database_is_refused_and_not_unreachable() {
        Target wrong =
                Shop.target(
                        "wrong",
                        shop.url().replaceFirst("/[^/]*$", "/nowhere"),
                        String.valueOf(shop.owner().user()),
                        String.valueOf(shop.owner().password()));

        assertProblem(() -> can(DescribesServer.class).describe(wrong), Code.DATABASE_REFUSED);
    }

    @Test
    void an_unknown_host_is_named_but_no_secret() {
        Target wrong =
                Shop.target(
                        "wrong",
                        "jdbc:postgresql://no-such-host.invalid/x?password=hidden-word",
                        "u",
                        "hidden-word");

        assertThatThrownBy(() -> can(DescribesServer.class).describe(wrong))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
                    assertThat(problem.what()).contains("no-such-host.invalid");
                    assertThat(problem.what() + problem.cure() + problem.fields())
                            .doesNotContain("hidden-word");
                });
    }

    @Test
    void a_column_that_does_not_exist_is_told_with_its_place() {
        assertThatThrownBy(() ->
                        can(ExplainsQueries.class)
                                .explain(shop.reader(), "select nothing from orders", false))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(Code.SQL_FAILED);
                    assertThat(problem.what()).contains("nothing");
                });
    }

    private static void assertProblem(ThrowingCallable call, Code code) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::code)
                .isEqualTo(code);
    }
}
