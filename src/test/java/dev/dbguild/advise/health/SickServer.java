package dev.dbguild.advise.health;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.OwnCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A server with every fault of `health/faults.sql`, and those that take settings, sessions or a disk gone bad.
final class SickServer implements AutoCloseable {
    static final String DATABASE = "sick";
    private static final String SPEND =
            "do $$ begin for i in 1..1000 loop begin insert into spender values (i); exception when others then raise; end; end loop; end $$";

    private final OwnCluster cluster = OwnCluster.start(18);
    private final List<Connection> open = new ArrayList<>();

    /// Who makes which fault, by a name of the test's own.
    final Map<String, Integer> pids = new HashMap<>();

    SickServer() {
        cluster.createDatabase(DATABASE);
        badDisk(
                "wal_level = logical",
                "max_prepared_transactions = 4",
                "max_connections = 30",
                "archive_mode = on",
                "archive_command = 'false'",
                "shared_buffers = '8MB'",
                "max_slot_wal_keep_size = '1MB'",
                "checkpoint_timeout = '1h'",
                "autovacuum_naptime = '20d'",
                "deadlock_timeout = '50ms'",
                "full_page_writes = off",
                "random_page_cost = 0.5");
        run(statements(read()));
        run("create extension pg_stat_statements");
        fails("create unique index concurrently users_broken on users (city)");
        slots();
        habits();
        sessions();
        run("select pg_stat_force_next_flush()");
    }

    Target target() {
        return cluster.target(DATABASE);
    }

    static Stream<String[]> faults() {
        return read().lines()
                .filter(line -> line.startsWith("-- fault "))
                .map(line -> line.substring("-- fault ".length()).split(": ", 2));
    }

    private static String read() {
        try {
            return Files.readString(Path.of("src/test/resources/health/faults.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A page of a materialized view is damaged while the server takes its settings.
    private void badDisk(String... settings) {
        run(
                "create materialized view damaged as select i from generate_series(1, 100) i",
                "checkpoint");
        String file = ask("select pg_relation_filepath('damaged')");
        cluster.set(settings);
        cluster.restart(() -> cluster.damage(file, 8000));
        fails("select * from damaged");
    }

    private void slots() {
        run("select pg_create_physical_replication_slot('lost', true)");
        log(4);
        run(
                "checkpoint",
                "alter system reset max_slot_wal_keep_size",
                "select pg_reload_conf()",
                "select pg_create_physical_replication_slot('forgotten', true)");
        log(2);
    }

    /// So many segments of write-ahead log.
    private void log(int segments) {
        for (int i = 0; i < segments; i++) {
            run("select pg_logical_emit_message(false, 'a', 'b')", "select pg_switch_wal()");
        }
    }

    /// What only shows in counters.
    private void habits() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set work_mem = '64kB'; set max_parallel_workers_per_gather = 0");
            repeat(
                    12,
                    statement,
                    "select count(*) from (select from full_pages order by words || id offset 0) s");
            repeat(3, statement, "select pg_sleep(0.5), 'report'");
            repeat(500, statement, "select count(*) from full_pages where not flag");
            repeat(30, statement, "select name from readers where id = 7");
            repeat(12, statement, "checkpoint");
            connection.setAutoCommit(false);
            for (int i = 0; i < 1500; i++) {
                statement.execute("select 1");
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        deadlock();
    }

    private static void repeat(int times, Statement statement, String sql) throws SQLException {
        for (int i = 0; i < times; i++) {
            statement.execute(sql);
        }
    }

    private void deadlock() {
        String first = "update books set id = default where id = 1";
        run("insert into books default values", "insert into books default values");
        Connection one =
                session("deadlock one", "begin", "select from books where id = 1 for update");
        Connection other =
                session("deadlock other", "begin", "select from books where id = 2 for update");
        Thread waits = later(one, "select from books where id = 2 for update");
        later(other, "select from books where id = 1 for update");
        try {
            waits.join(5_000);
            one.close();
            other.close();
        } catch (InterruptedException | SQLException e) {
            throw new AssertionError(first, e);
        }
    }

    private void sessions() {
        run("alter role careful connection limit 3", "grant connect on database sick to careful");
        session("sleeper", "set transaction_timeout = 0");
        for (int i = 0; i < 8; i++) {
            session("idle " + i, "select 1");
        }
        for (int i = 0; i < 2; i++) {
            open.add(asCareful());
        }
        session("old reader", "begin isolation level repeatable read", "select count(*) from few");
        prepare();
        run(SPEND, "truncate spender");
        session("root", "begin", "update articles set name = 'a' where id = 1");
        later(
                session("child", "begin", "update articles set name = 'b' where id = 2"),
                "update articles set name = 'b' where id = 1");
        later(
                session("grandchild", "begin", "update articles set name = 'c' where id = 3"),
                "update articles set name = 'c' where id = 2");
        later(session("last"), "update articles set name = 'd' where id = 3");
        later(session("long query"), "select pg_sleep(600)");
        later(session("upkeep"), "do $$ begin perform pg_sleep(600); end $$");
        pause(600);
    }

    private Connection asCareful() {
        Target target = cluster.target(DATABASE, "careful", "secret");
        try {
            return DriverManager.getConnection(target.url(), "careful", "secret");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void prepare() {
        Connection connection =
                session("preparing", "begin", "insert into journal values (now(), 'x')");
        try (Statement statement = connection.createStatement()) {
            statement.execute("prepare transaction 'forgotten'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Connection session(String name, String... sql) {
        Connection connection = connect();
        open.add(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set application_name = '" + name + "'");
            for (String each : sql) {
                statement.execute(each);
            }
            try (ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                pids.put(name, row.getInt(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(name, e);
        }
        return connection;
    }

    /// Runs what waits; how it ends is of no interest.
    private static Thread later(Connection connection, String sql) {
        Thread thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try (Statement statement = connection.createStatement()) {
                                statement.execute(sql);
                            } catch (SQLException e) {
                                // ended by the other side
                            }
                        });
        pause(60);
        return thread;
    }

    /// Runs each remedy in SQL once, those that end sessions first.
    ///
    /// @return what failed
    List<String> mend(List<Finding> findings) {
        List<String> failed = new ArrayList<>();
        Set<String> done = new HashSet<>();
        findings.stream()
                .sorted((one, other) -> Boolean.compare(endsSession(other), endsSession(one)))
                .filter(finding -> !finding.rule().equals("slow-statement"))
                .filter(finding ->
                        finding.remedy().sql() != null && done.add(finding.remedy().sql()))
                .forEach(finding -> {
                    try {
                        attempt(statements(finding.remedy().sql()));
                    } catch (SQLException e) {
                        failed.add(
                                finding.rule() + " " + finding.subject() + ": " + e.getMessage());
                    }
                });
        run(
                "select pg_stat_reset_shared('checkpointer')",
                "select pg_stat_statements_reset()",
                "select pg_stat_force_next_flush()");
        pause(300);
        Engines.of(target()).close();
        return failed;
    }

    private static boolean endsSession(Finding finding) {
        return String.valueOf(finding.remedy().sql())
                .matches("(?s).*(pg_terminate_backend|pg_cancel_backend|rollback prepared).*");
    }

    String ask(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private void fails(String sql) {
        try {
            attempt(sql);
        } catch (SQLException expected) {
            return;
        }
        throw new AssertionError("should fail: " + sql);
    }

    private void run(String... statements) {
        try {
            attempt(statements);
        } catch (SQLException e) {
            throw new AssertionError(String.join("; ", statements), e);
        }
    }

    private void attempt(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = '30s'");
            for (String each : statements) {
                if (each.matches("(?s)\\s*(vacuum|analyze).*")) {
                    statement.execute("select pg_stat_force_next_flush()");
                }
                statement.execute(each);
            }
        }
    }

    private Connection connect() {
        return cluster.connect(DATABASE);
    }

    private static String[] statements(String script) {
        return Arrays.stream(script.replaceAll("(?m)^--.*\n", "").split(";\\s*(\n|$)"))
                .filter(each -> !each.isBlank())
                .toArray(String[]::new);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        Engines.of(target()).close();
        cluster.close();
    }
}
