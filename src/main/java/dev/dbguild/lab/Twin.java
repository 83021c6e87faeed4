package dev.dbguild.lab;

import java.util.List;

/// A shadow with a target's schema and statistics.
public interface Twin extends Shadow {
    /// What could not be copied and may make plans differ, as sentences; empty for a faithful twin.
    List<String> differences();

    /// Gives an index made on this twin the size a real one would have, so that it costs what a real one costs.
    ///
    /// @param index the index's name, schema-qualified when it is not in the search path
    /// @return the estimated size in bytes
    long settleIndex(String index);
}
