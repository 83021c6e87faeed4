package dev.dbguild.finding;

import java.util.List;
import java.util.Set;

/// What a rule is: its id, how much it matters, what goes wrong, what to do, and its proof by example.
///
/// @param id kebab-case, the name of the rule's file
/// @param hazard what goes wrong, one line, lower case
/// @param cure what to do instead, one line, lower case
/// @param bad scripts in each of which the rule finds something
/// @param good scripts in none of which it does, one for each condition that guards it
/// @param engines whose scripts it is about, by id
/// @param onByDefault false for an opinion, which looks only where the settings ask for it
public record RuleCard(
        String id,
        Severity severity,
        String hazard,
        String cure,
        List<String> bad,
        List<String> good,
        Set<String> engines,
        boolean onByDefault) {

    public RuleCard {
        bad = List.copyOf(bad);
        good = List.copyOf(good);
        engines = Set.copyOf(engines);
        if (bad.isEmpty() || good.isEmpty()) {
            throw new IllegalArgumentException("'" + id + "' needs bad and good examples");
        }
    }

    /// A rule about PostgreSQL that looks at every script.
    public RuleCard(
            String id,
            Severity severity,
            String hazard,
            String cure,
            List<String> bad,
            List<String> good) {
        this(id, severity, hazard, cure, bad, good, Set.of("postgresql"), true);
    }

    /// The same rule about scripts of these engines, and of no other.
    public RuleCard forEngines(String... ids) {
        return new RuleCard(id, severity, hazard, cure, bad, good, Set.of(ids), onByDefault);
    }

    /// The same rule, off until the settings ask for it.
    public RuleCard opinion() {
        return new RuleCard(id, severity, hazard, cure, bad, good, engines, false);
    }

    /// The same rule with another severity.
    public RuleCard at(Severity other) {
        return new RuleCard(id, other, hazard, cure, bad, good, engines, onByDefault);
    }
}
