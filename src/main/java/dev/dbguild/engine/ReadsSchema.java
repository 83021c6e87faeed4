package dev.dbguild.engine;

import dev.dbguild.schema.Schema;

/// Reads what a target holds: every user table with its columns, keys and indexes, and the sequences; no rows.
public interface ReadsSchema extends Capability {
    Schema read(Target target);

    /// As [#read], but without tables that another session holds, or waits for, all to itself; never waits for one.
    default Schema readUnlocked(Target target) {
        return read(target);
    }
}
