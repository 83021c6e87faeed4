package dev.dbguild.finding;

import java.util.List;

/// What a rule is: its id, how much it matters, what goes wrong, what to do, and its proof by example.
///
/// @param id kebab-case, the name of the rule's file
/// @param hazard what goes wrong, one line, lower case
/// @param cure what to do instead, one line, lower case
/// @param bad scripts in each of which the rule finds something
/// @param good scripts in none of which it does, one for each condition that guards it
public record RuleCard(
        String id,
        Severity severity,
        String hazard,
        String cure,
        List<String> bad,
        List<String> good) {

    public RuleCard {
        bad = List.copyOf(bad);
        good = List.copyOf(good);
        if (bad.isEmpty() || good.isEmpty()) {
            throw new IllegalArgumentException("'" + id + "' needs bad and good examples");
        }
    }
}
