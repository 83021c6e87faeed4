package dev.dbguild.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A documented delegation bound to facts: one file of `delegations/`.
///
/// @param trigger the trigger's text as the agent documents it
/// @param when CEL over the run's facts; the delegation fires when it is true
/// @param choices the targets with the rule that decides between them; the first whose rule holds is taken
/// @param placeholders where each placeholder's value comes from, as CEL over the run's facts
/// @param mode `consult` or `transfer`
/// @param maxSteps how many steps the delegate may take
public record Delegation(
        String id,
        String file,
        String from,
        String trigger,
        String when,
        List<Choice> choices,
        String handoff,
        Map<String, String> placeholders,
        String mode,
        int maxSteps)
        implements Definition {
    public Delegation {
        choices = List.copyOf(choices);
        placeholders = Map.copyOf(placeholders);
    }

    /// @param when CEL over the run's facts, null for the one that is taken when no other holds
    public record Choice(String agent, @Nullable String when) {}
}
