package dev.dbguild.engine;

import java.sql.Connection;
import java.util.List;

/// Copies rows of a target's tables into a database of ours. They pass through this process and are kept nowhere else.
public interface CopiesRows extends Capability {
    /// Reads in one read-only transaction.
    ///
    /// @param into where tables of the same columns are, empty
    /// @param most bytes in all
    /// @return bytes that were copied
    /// @throws dev.dbguild.Problem [dev.dbguild.Code#TOO_LARGE] as soon as there are more; what was copied stays
    long copy(Target target, List<Transfer> transfers, Connection into, long most);

    /// @param columns as a list in SQL; generated ones are none of them
    /// @param table as it is written in SQL, in both databases
    record Transfer(String table, String columns) {}
}
