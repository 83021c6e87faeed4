package dev.dbguild.lab;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// The shadows of one cluster. Making and dropping a database costs two checkpoints, so a few empty ones lie ready,
/// also for the next process, and dropping is done in the background.
///
/// A shadow belongs to a role that owns nothing else and may not enter any other database: what is rehearsed in it
/// is other people's SQL.
final class Shadows {
    static final int LIMIT = 8;
    static final String ROLE = "dbguild_shadow";

    private static final int SPARES = 2;
    private static final int PATIENCE_SECONDS = 30;

    private final Cluster cluster;
    private final String prefix;
    private final Semaphore places = new Semaphore(LIMIT, true);
    private final ExecutorService chores =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("shadow-chores").factory());

    /// Prepares the role, and starts to drop what earlier runs of the server left.
    Shadows(Cluster cluster) {
        this.cluster = cluster;
        try (Connection connection = cluster.connect("postgres")) {
            long run =
                    Jdbc.number(
                            connection,
                            "select extract(epoch from pg_postmaster_start_time())::bigint");
            this.prefix = "shadow_" + HexFormat.of().toHexDigits((int) run) + "_";
            prepareRole(connection);
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
        if (cluster.isOwner()) {
            chores.execute(this::sweep);
        }
        chores.execute(this::refill);
    }

    private void prepareRole(Connection connection) {
        String password = Jdbc.literal(cluster.password(ROLE));
        if (Jdbc.number(connection, "select count(*) from pg_roles where rolname = ?", ROLE) == 0) {
            Jdbc.run(
                    connection,
                    "create role " + ROLE + " login password " + password,
                    "alter role " + ROLE + " set temp_file_limit = '2GB'",
                    "alter role " + ROLE + " set statement_timeout = '60s'",
                    "alter role " + ROLE + " set lock_timeout = '10s'",
                    "alter role " + ROLE + " set idle_in_transaction_session_timeout = '120s'");
        }
    }

    /// A ready database, renamed, or a new one.
    DatabaseShadow take() {
        takePlace();
        try (Connection connection = cluster.connect("postgres")) {
            String name = prefix + random();
            if (!renameSpare(connection, name)) {
                create(connection, name, empty());
            }
            chores.execute(this::refill);
            return shadow(name);
        } catch (SQLException e) {
            places.release();
            throw Jdbc.failed(e);
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    Release release() {
        return cluster.release();
    }

    /// A new database whose texts sort as a target's do, or nearly.
    ///
    /// @param differences told if they do not
    DatabaseShadow take(Blueprint.Locale locale, List<String> differences) {
        if (locale.isPlain()) {
            return take();
        }
        for (String options : SortOrder.like(locale, cluster.release())) {
            try {
                DatabaseShadow shadow = created(empty() + options);
                if (!SortOrder.isExact(locale, options)) {
                    differences.add(
                            "the lab has no locale '%s': texts sort a little otherwise"
                                    .formatted(locale.name()));
                }
                return shadow;
            } catch (Problem unknown) {
                // not on this computer: the next is less like it
            }
        }
        differences.add(
                "the lab has no locale '%s': texts sort by bytes, and LIKE may use an index"
                        .formatted(locale.name()));
        return take();
    }

    private DatabaseShadow created(String options) {
        takePlace();
        try (Connection connection = cluster.connect("postgres")) {
            String name = prefix + random();
            create(connection, name, options);
            return shadow(name);
        } catch (SQLException e) {
            places.release();
            throw Jdbc.failed(e);
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private DatabaseShadow shadow(String name) {
        return new DatabaseShadow(
                cluster,
                name,
                () -> created(" template " + name + strategy("file_copy")),
                () ->
                        chores.execute(() -> {
                            drop(name);
                            places.release();
                        }));
    }

    private static boolean renameSpare(Connection connection, String name) {
        for (String spare : spares(connection)) {
            try {
                Jdbc.run(connection, "alter database " + spare + " rename to " + name);
                return true;
            } catch (Problem taken) {
                // another process was faster: try the next
            }
        }
        return false;
    }

    private static List<String> spares(Connection connection) {
        return Jdbc.texts(
                connection,
                "select datname from pg_database where datname ~ '^spare_[0-9a-f]{8}$'"
                        + " and datconnlimit <> -2 order by 1");
    }

    private static void create(Connection connection, String name, String options) {
        Jdbc.run(connection, "create database " + name + " owner " + ROLE + options);
    }

    private String empty() {
        return " template template0" + strategy("wal_log");
    }

    private String strategy(String how) {
        return cluster.release().atLeast(15) ? " strategy " + how : "";
    }

    private void refill() {
        quietly(connection -> {
            int missing = SPARES - spares(connection).size();
            for (int i = 0; i < missing; i++) {
                create(connection, "spare_" + random(), empty());
            }
        });
    }

    /// Drops the shadows of earlier runs of the server; those of this run may be in use by other processes.
    private void sweep() {
        quietly(connection -> {
            for (String name :
                    Jdbc.texts(
                            connection,
                            "select datname from pg_database"
                                    + " where datname ~ '^shadow_[0-9a-f]{8}_[0-9a-f]{8}$'"
                                    + " and not starts_with(datname, ?)",
                            prefix)) {
                Jdbc.run(connection, "drop database if exists " + name + " with (force)");
            }
        });
    }

    private void drop(String name) {
        quietly(connection ->
                Jdbc.run(connection, "drop database if exists " + name + " with (force)"));
    }

    /// A chore that fails is made good by the next sweep: the server may already be stopping.
    private void quietly(java.util.function.Consumer<Connection> chore) {
        try (Connection connection = cluster.connect("postgres")) {
            chore.accept(connection);
        } catch (SQLException | Problem e) {
            System.getLogger(Shadows.class.getName()).log(System.Logger.Level.DEBUG, "chore", e);
        }
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Problem(
                        Code.TOO_MANY,
                        LIMIT
                                + " shadow databases are in use and none was freed for "
                                + PATIENCE_SECONDS
                                + " s",
                        "try again when the running reviews are done");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Code.CANCELLED, "the wait for a shadow was cancelled", "try again");
        }
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
