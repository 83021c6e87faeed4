package dev.dbguild.engine;

import java.util.List;

/// Lists the triggers that do not fire in ordinary sessions.
public interface ListsTriggers extends Capability {
    List<DisabledTrigger> list(Target target);

    /// @param constraint the foreign key that it enforces, empty for a trigger that people made
    /// @param onReplicas whether it fires while changes are replicated, and only then
    record DisabledTrigger(
            String schema, String table, String name, String constraint, boolean onReplicas) {}
}
