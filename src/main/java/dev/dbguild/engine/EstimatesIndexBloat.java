package dev.dbguild.engine;

import java.util.List;

/// Estimates how much of each large b-tree index is empty space, worst first.
public interface EstimatesIndexBloat extends Capability {
    List<IndexBloat> estimate(Target target);

    /// @param wastedPercent of the index
    /// @param measured whether the pages were looked at, which takes an extension, and not only reckoned
    record IndexBloat(
            String schema,
            String index,
            String table,
            long bytes,
            long wastedBytes,
            double wastedPercent,
            boolean measured) {}
}
