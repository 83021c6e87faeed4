package dev.dbguild.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.AuditsRole;
import dev.dbguild.engine.AuditsRole.RoleAudit;
import dev.dbguild.engine.Capability;
import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.DescribesServer.Server;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.ListsActivity;
import dev.dbguild.engine.ListsLocks;
import dev.dbguild.engine.ListsSlowQueries;
import dev.dbguild.engine.MeasuresTables;
import dev.dbguild.engine.MeasuresTables.TableMeasure;
import dev.dbguild.engine.Patience;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.RunsReadOnlyQuery;
import dev.dbguild.engine.RunsReadOnlyQuery.Caps;
import dev.dbguild.engine.RunsReadOnlyQuery.Rows;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.TellsQuoting;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Routine;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class MariaDbEngineTest {
    private static final MariaDbEngine ENGINE = new MariaDbEngine();
    private static String database = "";
    private static Target root = nowhere();
    private static Target reader = nowhere();

    private static Target nowhere() {
        return new Target("dead", "mariadb", "mariadb://localhost:1/x?secret=hush", "u", "pw", "");
    }

    @BeforeAll
    static void open() {
        root =
                SharedMariaDb.freshTarget(
                        "create table customers (id int primary key auto_increment, name varchar(50) not null"
                                + " default 'x', email varchar(100) comment 'where to write', unique (email))",
                        "create table orders (id bigint primary key, customer_id int, total decimal(10,2)"
                                + " check (total >= 0), note text, twice decimal(11,2) as (total * 2),"
                                + " key by_note (note(10)), key newest (customer_id, total desc),"
                                + " constraint of_customer foreign key (customer_id) references customers (id)"
                                + " on delete cascade)",
                        "create table parts (id int primary key) partition by hash (id) partitions 2",
                        "create view rich as select * from orders where total > 100",
                        "create function doubled(n int) returns int no sql return n * 2",
                        "insert into customers (name) select concat('c', seq) from seq_1_to_100",
                        "insert into orders (id, customer_id, total) select seq, 1 + seq % 100, seq from seq_1_to_3000",
                        "analyze table customers, orders");
        database = root.url().substring(root.url().lastIndexOf('/') + 1);
        SharedMariaDb.run(
                "",
                "create user " + database + "_reader identified by 'secret-word'",
                "grant select, show view on " + database + ".* to " + database + "_reader");
        reader = SharedMariaDb.target(database, database + "_reader", "secret-word");
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static <C extends Capability> C can(Class<C> capability) {
        return ENGINE.require(capability);
    }

    private static Rows run(String sql, Caps caps) {
        return can(RunsReadOnlyQuery.class).run(root, sql, caps);
    }

    private static Rows run(String sql) {
        return run(sql, Caps.DEFAULT);
    }

    private static void fails(ThrowingCallable work, Code code, String what) {
        assertThatThrownBy(work)
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code))
                .satisfies(problem -> assertThat(problem.what()).contains(what))
                .satisfies(problem -> assertThat(problem.toString()).doesNotContain("secret-word"));
    }

    @Test
    void the_server_is_described() {
        Server server = can(DescribesServer.class).describe(reader);

        assertThat(server.version()).startsWith("11.4");
        assertThat(server.major()).isEqualTo(11);
        assertThat(server.database()).isEqualTo(database);
        assertThat(server.replica()).isFalse();
    }

    @Test
    void the_schema_has_every_table_with_its_parts() {
        Schema schema = can(ReadsSchema.class).read(root);

        Table orders = schema.table("orders").orElseThrow();
        assertThat(orders.qualified()).isEqualTo(database + ".orders");
        assertThat(orders.rows()).isBetween(2_500L, 3_500L);
        assertThat(orders.primaryKey().orElseThrow().columns()).containsExactly("id");
        assertThat(orders.checks()).hasSize(1);
        assertThat(orders.column("twice").map(Column::generated).orElseThrow())
                .contains("`total` * 2");
        assertThat(orders.foreignKeys())
                .extracting(ForeignKey::name, ForeignKey::referencedTable, ForeignKey::onDelete)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "of_customer", database + ".customers", "cascade"));
        assertThat(orders.indexes())
                .extracting(Index::definition)
                .containsExactlyInAnyOrder(
                        "alter table " + database + ".orders add primary key (id)",
                        "create index by_note on " + database + ".orders (note(10))",
                        "create index newest on " + database + ".orders (customer_id, total desc)");
        assertThat(schema.table("parts").map(Table::kind)).contains(TableKind.PARTITIONED);
        assertThat(schema.table("rich").map(Table::kind)).contains(TableKind.VIEW);
        assertThat(schema.routines()).extracting(Routine::name).containsExactly("doubled");
    }

    @Test
    void a_column_has_its_default_comment_and_counter() {
        Table customers = can(ReadsSchema.class).read(reader).table("customers").orElseThrow();

        assertThat(customers.columns())
                .extracting(Column::name, Column::defaultValue, Column::identity, Column::comment)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("id", null, "by default", null),
                        org.assertj.core.groups.Tuple.tuple("name", "'x'", null, null),
                        org.assertj.core.groups.Tuple.tuple("email", null, null, "where to write"));
    }

    @Test
    void rows_come_as_json_ready_cells() {
        Rows rows =
                run(
                        "select 1 as a, 'x' as b, null as c, 1.5 as d, true as e, date '2024-02-29' as f,"
                                + " 18446744073709551615 as g, x'00ff' as h, cast(2.5 as double) as i");

        assertThat(rows.columns()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i");
        assertThat(rows.rows().getFirst())
                .containsExactly(
                        1,
                        "x",
                        null,
                        "1.5",
                        1,
                        "2024-02-29",
                        "18446744073709551615",
                        "0x00ff",
                        2.5);
        assertThat(rows.more()).isFalse();
    }

    @Test
    @Timeout(20)
    void what_is_left_out_is_told_and_the_server_stops() throws Exception {
        Rows rows = run("select seq from seq_1_to_1000000000", new Caps(10, 1000, 100));

        assertThat(rows.rows()).hasSize(10);
        assertThat(rows.truncated()).contains("first 10 rows");
        assertThat(sleepers("seq_1_to_1000000000")).isZero();
    }

    private static long sleepers(String text) throws SQLException {
        try (Connection connection = SharedMariaDb.connect("");
                Statement statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from information_schema.processlist where id <> connection_id()"
                                        + " and info like '%"
                                        + text
                                        + "%'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void nothing_of_a_session_reaches_the_next_one() {
        run("select @left := 5, get_lock('left', 0)");

        assertThat(run("select @left, is_free_lock('left')").rows())
                .containsExactly(java.util.Arrays.asList(null, 1));
    }

    @Test
    void a_write_is_refused_by_the_session_too() {
        fails(
                () -> run("insert into customers (name) values ('x')"),
                Code.REFUSED_SQL,
                "would write");
    }

    @Test
    @Timeout(20)
    void a_statement_that_takes_too_long_is_stopped() {
        Patience patience = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1));

        fails(() -> patience.during(() -> run("select sleep(30)")), Code.TIMED_OUT, "was stopped");
    }

    @Test
    @Timeout(20)
    void what_is_cancelled_ends_on_the_server() throws Exception {
        Thread asking = Thread.ofVirtual().start(() -> run("select sleep(25) as cancelled_one"));
        while (sleepers("cancelled_one") == 0) {
            Thread.sleep(20);
        }

        asking.interrupt();
        asking.join();

        assertThat(sleepers("cancelled_one")).isZero();
        assertThat(run("select 1").rows()).hasSize(1);
    }

    @Test
    void two_statements_are_one_too_many_for_the_driver() {
        fails(() -> run("select 1; select 2"), Code.UNREADABLE_SQL, "cannot read");
    }

    @Test
    void a_plan_comes_as_json_and_runs_only_when_asked() {
        ExplainsQueries explains = can(ExplainsQueries.class);
        String sql = "select * from orders where total > 5";

        assertThat(explains.explain(reader, sql, false).plan().toString())
                .contains("query_block")
                .doesNotContain("r_rows");
        assertThat(explains.explain(reader, sql, true).plan().toString()).contains("r_rows");
    }

    @Test
    void a_reader_is_known_as_one_and_root_is_not() {
        RoleAudit ofReader = can(AuditsRole.class).audit(reader);
        RoleAudit ofRoot = can(AuditsRole.class).audit(root);

        assertThat(ofReader.dangers()).isEmpty();
        assertThat(ofReader.writableTables()).isZero();
        assertThat(ofRoot.superuser()).isTrue();
        assertThat(ofRoot.dangers()).isNotEmpty();
        assertThat(ofRoot.writableTables()).isEqualTo(3);
    }

    @Test
    void sessions_are_listed_without_our_own() throws Exception {
        try (Connection idle = SharedMariaDb.connect(database);
                Statement statement = idle.createStatement()) {
            idle.setAutoCommit(false);
            statement.execute("select count(*) from orders for update");

            assertThat(can(ListsActivity.class).list(root).sessions())
                    .extracting(ListsActivity.Session::state)
                    .contains("idle in transaction");
        }
    }

    @Test
    void slow_queries_come_from_the_digests() {
        run("select count(*) from orders where total = 77");

        var slow = can(ListsSlowQueries.class).list(root, 500);

        assertThat(slow.available()).isTrue();
        assertThat(slow.queries())
                .anySatisfy(query -> assertThat(query.query()).contains("`total` = ?"));
    }

    @Test
    void tables_are_measured_largest_first() {
        List<TableMeasure> tables = can(MeasuresTables.class).measure(reader);

        assertThat(tables).extracting(TableMeasure::table).startsWith("orders");
        assertThat(tables.getFirst().bytes()).isPositive();
    }

    @Test
    void what_it_cannot_do_is_said() {
        fails(() -> can(ListsLocks.class), Code.NOT_SUPPORTED_BY_ENGINE, "engine 'mariadb' cannot");
    }

    @Test
    void a_mode_that_changes_the_grammar_is_not_kept() throws Exception {
        try (Connection connection = SharedMariaDb.connect("");
                Statement statement = connection.createStatement()) {
            statement.execute("set global sql_mode = 'ORACLE,NO_BACKSLASH_ESCAPES'");
            Target other = SharedMariaDb.target("test", "root", "");

            assertThat(can(TellsQuoting.class).quoting(other).backslashEscapes()).isFalse();
            assertThat(
                            can(RunsReadOnlyQuery.class)
                                    .run(other, "select @@sql_mode", Caps.DEFAULT)
                                    .rows()
                                    .toString())
                    .contains("NO_BACKSLASH_ESCAPES")
                    .doesNotContain("ORACLE");
            statement.execute("set global sql_mode = 'STRICT_TRANS_TABLES'");
        }
    }

    @Test
    void a_server_that_is_not_there_is_told_without_the_url() {
        fails(
                () -> can(DescribesServer.class).describe(nowhere()),
                Code.DATABASE_UNREACHABLE,
                "cannot be reached at localhost:1: nothing listens there");
    }

    @Test
    void a_wrong_password_is_told_without_it() {
        Target wrong = SharedMariaDb.target(database, database + "_reader", "secret-word-2");

        fails(
                () -> can(DescribesServer.class).describe(wrong),
                Code.DATABASE_REFUSED,
                "refused user");
    }

    @Test
    void a_url_keeps_only_what_concerns_encryption() {
        Target target =
                new Target(
                        "t",
                        "mysql",
                        "jdbc:mysql://me:pw@db.example:3307/shop?allowMultiQueries=true&sslMode=verify-full"
                                + "&allowLocalInfile=true&sessionVariables=sql_mode=ORACLE&useSSL=true",
                        "u",
                        "p",
                        "");

        assertThat(Address.of(target).jdbcUrl())
                .isEqualTo("jdbc:mariadb://db.example:3307/shop?sslMode=verify-full&sslMode=trust");
    }

    @Test
    void a_version_is_read_as_the_server_writes_it() {
        assertThat(Dialect.number("8.0.36-0ubuntu0.22.04.1")).isEqualTo(80_036);
        assertThat(Dialect.number("5.5.5-10.6.12-MariaDB")).isEqualTo(100_612);
    }
}
