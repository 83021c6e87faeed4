package dev.dbguild.lab;

import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// A shadow that is a database of the embedded cluster.
final class DatabaseShadow implements Shadow {
    private final Cluster cluster;
    private final String name;
    private final Runnable afterwards;
    private final Supplier<Shadow> copier;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param copier makes another that holds the same
    /// @param afterwards run once, when the shadow is closed: drops the database
    DatabaseShadow(Cluster cluster, String name, Supplier<Shadow> copier, Runnable afterwards) {
        this.cluster = cluster;
        this.name = name;
        this.copier = copier;
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

    @Override
    public Optional<Shadow> copy() {
        return Optional.of(copier.get());
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
