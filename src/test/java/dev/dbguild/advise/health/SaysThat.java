package dev.dbguild.advise.health;

import dev.dbguild.engine.Capability;
import dev.dbguild.engine.DatabaseEngine;
import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An engine that can do one thing and always answers the same: for states no test can bring a server into.
record SaysThat(Class<?> capability, Capability answer) implements DatabaseEngine {

    /// Has run, and counted, for half a year.
    private static final DescribesServer.Server SERVER =
            new DescribesServer.Server(
                    "18.4",
                    18,
                    "shop",
                    "reader",
                    1L << 30,
                    false,
                    Instant.parse("2026-01-01T00:00:00Z"),
                    null,
                    List.of());

    static <C extends Capability> HealthFacts facts(Class<C> capability, C answer) {
        Target target = new Target("fixed", "postgresql", "jdbc:none", null, null, "");
        return new HealthFacts(
                target,
                new SaysThat(capability, answer),
                Instant.parse("2026-06-01T00:00:00Z"),
                HealthLimits.USUAL);
    }

    @Override
    public String id() {
        return "fixed";
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> wanted) {
        if (wanted == DescribesServer.class && capability != wanted) {
            DescribesServer server = target -> SERVER;
            return Optional.of(wanted.cast(server));
        }
        return wanted == capability ? Optional.of(wanted.cast(answer)) : Optional.empty();
    }
}
