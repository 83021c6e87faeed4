package dev.dbguild.advise.health;

import dev.dbguild.engine.Capability;
import dev.dbguild.engine.DatabaseEngine;
import dev.dbguild.engine.Target;
import java.time.Instant;
import java.util.Optional;

/// An engine that can do one thing and always answers the same: for states no test can bring a server into.
record SaysThat(Class<?> capability, Capability answer) implements DatabaseEngine {

    static <C extends Capability> HealthFacts facts(Class<C> capability, C answer) {
        Target target = new Target("fixed", "postgresql", "jdbc:none", null, null, "");
        return new HealthFacts(
                target, new SaysThat(capability, answer), Instant.parse("2026-06-01T00:00:00Z"));
    }

    @Override
    public String id() {
        return "fixed";
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> wanted) {
        return wanted == capability ? Optional.of(wanted.cast(answer)) : Optional.empty();
    }
}
