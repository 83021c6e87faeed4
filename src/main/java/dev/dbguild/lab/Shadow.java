package dev.dbguild.lab;

import java.sql.Connection;
import java.util.Optional;

/// A throw-away database. Dropped when closed, whatever is still connected.
public interface Shadow extends AutoCloseable {
    String name();

    /// A new connection as the shadow's owner; the caller closes it.
    Connection connect();

    /// A new shadow that holds all that this one does; nobody may be connected to this one meanwhile. Empty for a
    /// twin, whose files claim more than they hold.
    default Optional<Shadow> copy() {
        return Optional.empty();
    }

    @Override
    void close();
}
