package dev.dbguild.lab;

import dev.dbguild.engine.Target;

/// Makes throw-away databases in the embedded PostgreSQL. Thread-safe; the server starts with the first shadow.
///
/// Every method fails with [dev.dbguild.Code#LAB_UNAVAILABLE] when the server cannot be started.
public interface Lab {
    /// A new, empty database.
    Shadow shadow();

    /// A database with the schema, settings and statistics of a PostgreSQL target, and none of its rows: it plans
    /// as the target does.
    Twin twinOf(Target target);
}
