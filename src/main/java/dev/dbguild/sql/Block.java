package dev.dbguild.sql;

import java.util.List;

/// What a `DO` block runs, as far as its text tells.
///
/// @param statements in the order of the text, whatever conditions and loops they stand in; those that EXECUTE takes
///     from a plain literal are among them. Their places are those of the script
/// @param hidden each `EXECUTE` whose SQL is put together while the block runs
public record Block(List<Statement> statements, List<Source> hidden) {
    public Block {
        statements = List.copyOf(statements);
        hidden = List.copyOf(hidden);
    }

    public static Block of(Statement.Do block) {
        return new BlockReader(block).read();
    }
}
