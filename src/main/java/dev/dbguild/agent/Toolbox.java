package dev.dbguild.agent;

import dev.dbguild.definition.Guild;
import dev.dbguild.tool.Evidence;
import dev.dbguild.tool.ToolCall;
import java.util.List;

/// The tools as the loop needs them: how a model is told of them, and one call run to its result. Thread-safe.
public interface Toolbox {
    /// The tools among `names` that exist, in the order of the names.
    List<Model.ToolOffer> offers(Guild guild, List<String> names);

    /// Runs one call within the limits of its tool; fails with a [dev.dbguild.Problem] only. A waiting caller may
    /// interrupt the thread.
    ///
    /// @return evidence whose id the run has yet to give
    Evidence run(ToolCall call, Guild guild);
}
