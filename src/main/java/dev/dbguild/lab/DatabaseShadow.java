package dev.dbguild.lab;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;

/// A shadow that is a database of the embedded cluster.
final class DatabaseShadow implements Shadow {
    private final Cluster cluster;
    private final String name;
    private final Runnable afterwards;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param afterwards run once, when the shadow is closed: drops the database
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
        return cluster.connect(name, Shadows.ROLE);
    }

    /// A connection that may also do what only administrators may, such as to add any extension.
    Connection connectAsAdministrator() {
        return cluster.connect(name);
    }

    Cluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            afterwards.run();
        }
    }
}
