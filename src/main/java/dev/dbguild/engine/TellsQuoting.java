package dev.dbguild.engine;

/// Tells how a target's sessions read quotes, so that the SQL gate reads a statement as the server will.
public interface TellsQuoting extends Capability {
    Quoting quoting(Target target);

    /// @param backslashEscapes whether a backslash in a string takes away the meaning of what follows it
    /// @param doubleQuotesName whether double quotes hold a name and not a string
    record Quoting(boolean backslashEscapes, boolean doubleQuotesName) {}
}
