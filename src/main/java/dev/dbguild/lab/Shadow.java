package dev.dbguild.lab;

import java.sql.Connection;

/// A throw-away database. Dropped when closed, whatever is still connected.
public interface Shadow extends AutoCloseable {
    String name();

    /// A new connection as the shadow's owner; the caller closes it.
    Connection connect();

    @Override
    void close();
}
