package dev.dbguild.engine;

import java.sql.Connection;
import java.sql.SQLException;

/// Lends a connection for a piece of read-only work of our own; not for SQL that a caller wrote.
///
/// The work runs in one read-only transaction with time-outs set, which ends with the work. An
/// [SQLException] becomes [dev.dbguild.Code#SQL_FAILED]; a target that cannot be reached
/// [dev.dbguild.Code#DATABASE_UNREACHABLE] within six seconds.
public interface ReadsOverJdbc extends Capability {
    <T> T read(Target target, Reading<T> reading);

    /// Work on a borrowed connection, which it neither closes nor commits.
    @FunctionalInterface
    interface Reading<T> {
        T on(Connection connection) throws SQLException;
    }
}
