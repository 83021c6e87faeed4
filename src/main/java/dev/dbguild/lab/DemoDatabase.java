package dev.dbguild.lab;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/// The target `demo`: a shop with two years of orders and every common fault planted, listed in `src/docs/demo.md`.
///
/// It is built once in a cluster, in some fifteen seconds; a build that was cut short is begun again.
public final class DemoDatabase {
    public static final String NAME = "demo";
    private static final String READER = "demo_reader";

    /// Comment on a finished database; a change of the demo changes it, and old ones are built anew.
    private static final String FINISHED = "dbguild demo 3";

    private static final int BUILDING = 0x64656d6f;

    private DemoDatabase() {}

    /// The target, built first when the cluster does not have it yet. Two processes never build at once.
    ///
    /// @param progress receives a line a stage
    public static Target ready(Cluster cluster, Consumer<String> progress) {
        try (Connection guard = cluster.connect("postgres")) {
            Jdbc.number(
                    guard, "select count(*) from (select pg_advisory_lock(?)) as taken", BUILDING);
            if (!isFinished(guard)) {
                build(cluster, guard, progress);
            }
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
        return target(cluster);
    }

    private static boolean isFinished(Connection connection) {
        return Jdbc.number(
                        connection,
                        "select count(*) from pg_database where datname = ?"
                                + " and shobj_description(oid, 'pg_database') = ?",
                        NAME,
                        FINISHED)
                > 0;
    }

    private static void build(Cluster cluster, Connection guard, Consumer<String> progress)
            throws SQLException {
        long start = System.nanoTime();
        progress.accept("building the demo database: tables");
        Jdbc.run(guard, "drop database if exists " + NAME + " with (force)");
        cluster.createDatabase(NAME);
        try (Connection demo = cluster.connect(NAME)) {
            Jdbc.run(demo, resource("1-tables.sql"));
            progress.accept("building the demo database: rows");
            Jdbc.run(demo, resource("2-rows.sql"));
            progress.accept("building the demo database: indexes");
            Jdbc.run(demo, resource("3-indexes.sql"));
            leaveAnInvalidIndex(demo);
            progress.accept("building the demo database: statistics");
            DemoWorkload.statements(resource("4-statistics.sql"))
                    .forEach(sql -> Jdbc.run(demo, sql));
            allowReading(demo, cluster.password(READER));
        }
        progress.accept("building the demo database: a working day");
        try (Connection shop = cluster.connect(NAME)) {
            DemoWorkload.run(shop, resource("workload.sql"));
        }
        Jdbc.run(guard, "comment on database " + NAME + " is " + Jdbc.literal(FINISHED));
        progress.accept(
                "the demo database is ready after %.1f s"
                        .formatted((System.nanoTime() - start) / 1e9));
    }

    /// Names are not unique: the concurrent build fails and its remains stay.
    private static void leaveAnInvalidIndex(Connection demo) throws SQLException {
        try (var statement = demo.createStatement()) {
            statement.execute(
                    "create unique index concurrently customers_full_name_key on customers (full_name)");
        } catch (SQLException expected) {
            if (!"23505".equals(expected.getSQLState())) {
                throw expected;
            }
        }
    }

    private static void allowReading(Connection demo, String password) {
        if (Jdbc.number(demo, "select count(*) from pg_roles where rolname = ?", READER) == 0) {
            Jdbc.run(demo, "create role " + READER);
        }
        for (String sql :
                List.of(
                        "alter role %s login password %s",
                        "alter role %s set default_transaction_read_only = on",
                        "grant connect on database " + NAME + " to %s",
                        "grant pg_monitor, pg_read_all_data to %s")) {
            Jdbc.run(demo, sql.formatted(READER, Jdbc.literal(password)));
        }
    }

    private static Target target(Cluster cluster) {
        return new Target(
                NAME,
                "postgresql",
                cluster.url(NAME),
                READER,
                cluster.password(READER),
                "a shop with two years of orders and planted faults, in the embedded PostgreSQL");
    }

    private static String resource(String name) {
        try (InputStream in = DemoDatabase.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IOException("missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Problem(
                            Code.INTERNAL,
                            "the build lacks demo/" + name,
                            "build again with ./mvnw clean package")
                    .causedBy(e);
        }
    }
}
