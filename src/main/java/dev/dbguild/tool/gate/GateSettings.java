package dev.dbguild.tool.gate;

import dev.dbguild.definition.GateSection;

/// What callers' SQL may cost, as whom it may run, and what of its values a remote model sees.
///
/// @param mostCost of a plan that is executed, in the planner's unit (about one page read in sequence)
/// @param strictRoles whether a role that is more than a reader is refused, and not only warned of
public record GateSettings(double mostCost, boolean strictRoles, Masking values) {
    /// A plan of 5,000,000 reads some 40 GB in sequence.
    public static final GateSettings DEFAULT =
            new GateSettings(5_000_000, false, Masking.LITERALS_AND_SAMPLES);

    public static GateSettings of(GateSection section) {
        return new GateSettings(
                section.mostCost() == null ? DEFAULT.mostCost : section.mostCost(),
                "refuse".equals(section.roles()),
                section.values() == null ? DEFAULT.values : Masking.named(section.values()));
    }
}
