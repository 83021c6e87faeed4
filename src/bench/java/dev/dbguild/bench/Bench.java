package dev.dbguild.bench;

import java.util.List;

/// A measurement that prints a table. Found by its one file.
public interface Bench {
    /// What `./dbguild bench NAME` calls it.
    String name();

    /// What it measures against what, one line.
    String what();

    /// @param arguments what followed the name on the command line
    Table run(List<String> arguments) throws Exception;
}
