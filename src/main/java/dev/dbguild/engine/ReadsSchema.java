package dev.dbguild.engine;

import dev.dbguild.schema.Schema;

/// Reads what a target holds: every user table with its columns, keys and indexes, and the sequences; no rows.
public interface ReadsSchema extends Capability {
    Schema read(Target target);
}
