package dev.dbguild.lab;

/// A replica that also has its target's statistics, and so plans as the target does.
public interface Twin extends Replica {
    /// Gives an index made on this twin the size a real one would have, so that it costs what a real one costs.
    ///
    /// @param index the index's name, schema-qualified when it is not in the search path
    /// @return the estimated size in bytes
    long settleIndex(String index);
}
