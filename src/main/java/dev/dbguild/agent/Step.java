package dev.dbguild.agent;

import dev.dbguild.Problem;
import dev.dbguild.delegation.Handoffs;
import dev.dbguild.tool.ToolCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an agent does next with the floor.
sealed interface Step {
    /// It is done; `text` is all it has to say, contributions of delegates included.
    record Answer(String text) implements Step {}

    /// It wants measurements, all of one turn at once.
    record CallTools(@Nullable String text, List<ToolCall> calls) implements Step {}

    /// A documented delegation holds: a colleague gets the floor.
    record Delegate(Handoffs.Fired fired) implements Step {}

    /// A guard says that it may not go on.
    record Stop(Problem problem) implements Step {}
}
