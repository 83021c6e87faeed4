package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.List;

/// The way in which one migration tool names, writes and runs its files. Found by its one file; stateless.
interface Layout {
    /// The name that settings and commands use: `flyway`.
    String id();

    /// Whether the tool would take the file for one of its own.
    boolean fits(Script script, Folder folder);

    /// Whether `fits` rests on what only this tool writes, so that it outdoes layouts that only look at names.
    default boolean isSure() {
        return false;
    }

    /// Whether the tool remembers what it ran, and so runs nothing twice that has been changed since.
    default boolean remembers() {
        return true;
    }

    /// What its host has in every database before the first migration, as SQL of PostgreSQL; empty for nothing.
    default String platform() {
        return "";
    }

    /// The migrations of the files that fit, in the order in which the tool runs them.
    List<Migration> read(Folder folder);
}
