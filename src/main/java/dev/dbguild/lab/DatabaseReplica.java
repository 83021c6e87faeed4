package dev.dbguild.lab;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/// A replica in a shadow of the embedded cluster.
record DatabaseReplica(DatabaseShadow shadow, List<String> differences) implements Replica {
    DatabaseReplica {
        differences = List.copyOf(differences);
    }

    @Override
    public String name() {
        return shadow.name();
    }

    @Override
    public Connection connect() {
        return shadow.connect();
    }

    @Override
    public Optional<Shadow> copy() {
        return shadow.copy();
    }

    @Override
    public void close() {
        shadow.close();
    }
}
