package dev.dbguild.advise.whatif;

import java.util.List;
import java.util.Set;

/// Plans queries as if some changes were made.
@FunctionalInterface
interface Planner {
    /// @param with the changes; none for how things are
    List<Planned> plans(List<AskedQuery> queries, Set<Change> with);
}
