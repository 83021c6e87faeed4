package dev.dbguild.definition;

import org.jspecify.annotations.Nullable;

/// The section `gate` of `dbguild.yaml`, as written; null for what it does not say.
///
/// @param mostCost the planner's cost above which nothing is executed
/// @param roles `warn` or `refuse`: what happens on a target whose role is more than a reader
/// @param values `never`, `literals-and-samples` or `everything`: what is masked for remote models
public record GateSection(
        @Nullable Double mostCost, @Nullable String roles, @Nullable String values) {
    public static final GateSection NONE = new GateSection(null, null, null);
}
