package dev.dbguild.lab;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The lab on the embedded PostgreSQL. At most [#LIMIT] shadows at once; who comes later waits a little.
public final class EmbeddedLab implements Lab {
    static final int LIMIT = 8;
    private static final String PREFIX = "shadow_";
    private static final int PATIENCE_SECONDS = 30;

    private final Supplier<Cluster> clusters;
    private final Semaphore places = new Semaphore(LIMIT, true);
    private volatile boolean swept;

    /// @param clusters asked when the first shadow is needed, and again for each one: give a memoised supplier
    public EmbeddedLab(Supplier<Cluster> clusters) {
        this.clusters = clusters;
    }

    @Override
    public Shadow shadow() {
        return shadow("");
    }

    @Override
    public Twin twinOf(Target target) {
        throw new Problem(Code.LAB_UNAVAILABLE, "no twins yet", "wait");
    }

    /// A new, empty database.
    ///
    /// @param options more options of CREATE DATABASE
    private DatabaseShadow shadow(String options) {
        Cluster cluster = sweptCluster();
        takePlace();
        String name = PREFIX + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        try (Connection connection = cluster.connect("postgres")) {
            Jdbc.run(
                    connection,
                    "create database " + name + " template template0 strategy file_copy" + options);
            return new DatabaseShadow(cluster, name, places::release);
        } catch (SQLException e) {
            places.release();
            throw Jdbc.failed(e);
        } catch (RuntimeException e) {
            places.release();
            throw e;
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

    /// Drops once what earlier processes left. Only the owner does: others may have shadows in use.
    private Cluster sweptCluster() {
        Cluster cluster = clusters.get();
        cluster.limitLog();
        synchronized (this) {
            if (!swept && cluster.isOwner()) {
                sweep(cluster);
            }
            swept = true;
        }
        return cluster;
    }

    private static void sweep(Cluster cluster) {
        try (Connection connection = cluster.connect("postgres")) {
            for (String name :
                    Jdbc.texts(
                            connection,
                            "select datname from pg_database d where datname ~ '^shadow_[0-9a-f]{16}$'"
                                    + " and not exists (select from pg_stat_activity where datid = d.oid)")) {
                Jdbc.run(connection, "drop database if exists " + name + " with (force)");
            }
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
    }
}
