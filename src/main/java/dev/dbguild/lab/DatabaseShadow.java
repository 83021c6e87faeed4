package dev.dbguild.lab;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/// A shadow that is a database of the embedded cluster.
final class DatabaseShadow implements Shadow {
    private final Cluster cluster;
    private final String name;
    private final Runnable afterwards;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param afterwards run once, when the database is gone
    DatabaseShadow(Cluster cluster, String name, Runnable afterwards) {
        this.cluster = cluster;
        this.name = name;
        this.afterwards = afterwards;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Connection connect() {
        return cluster.connect(name);
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (Connection connection = cluster.connect("postgres")) {
            Jdbc.run(connection, "drop database if exists " + name + " with (force)");
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        } finally {
            afterwards.run();
        }
    }
}
