package dev.dbguild.agent;

import dev.dbguild.definition.Guild;
import dev.dbguild.delegation.Handoffs;
import dev.dbguild.delegation.Router;
import dev.dbguild.engine.Targets;
import dev.dbguild.tool.gate.Masking;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything a run is made with; put together once, by `app`.
///
/// @param guild the present version; a run keeps the one it started with
/// @param masking what is masked in evidence that a model sees that is not the built-in one
/// @param observers see every event of every run, in the order of each run, on the run's own threads: be quick
/// @param threads runs, model calls and tool calls; an executor of virtual threads
public record Workshop(
        Supplier<Guild> guild,
        Targets targets,
        Router router,
        Handoffs handoffs,
        ModelChoice models,
        Toolbox tools,
        RunStore store,
        Limits limits,
        Masking masking,
        List<Consumer<RunEvent>> observers,
        ExecutorService threads) {
    public Workshop {
        observers = List.copyOf(observers);
    }
}
