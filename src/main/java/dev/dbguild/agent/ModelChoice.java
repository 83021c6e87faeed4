package dev.dbguild.agent;

import dev.dbguild.definition.Agent;

/// Chooses the brain of an agent from the model alias its file names. Thread-safe.
public interface ModelChoice {
    /// Never fails for an alias nobody configured: the default model then serves the agent.
    Model of(Agent agent);
}
