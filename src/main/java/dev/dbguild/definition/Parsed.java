package dev.dbguild.definition;

/// What strict YAML reading gave.
sealed interface Parsed {
    record Good(Value value) implements Parsed {}

    /// @param problem what is wrong, in lower case
    record Bad(Spot spot, String problem) implements Parsed {}

    /// The mapping it holds, or [Bad] when it is something else.
    default Parsed asMapping() {
        return switch (this) {
            case Bad bad -> bad;
            case Good(Value.Mapping mapping) -> new Good(mapping);
            case Good(Value value) ->
                    new Bad(value.spot(), "it is " + value.kind() + ", not keys with values");
        };
    }
}
