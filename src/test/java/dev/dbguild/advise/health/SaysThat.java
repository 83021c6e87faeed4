package dev.dbguild.advise.health;

import dev.dbguild.engine.Capability;
import dev.dbguild.engine.DatabaseEngine;
import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An engine that can do a few things and always answers the same: for states no test can bring a server into.
record SaysThat(Map<Class<? extends Capability>, Capability> answers) implements DatabaseEngine {

    /// Has run, and counted, for half a year; holds 1 GB.
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
        return facts(Map.of(capability, answer));
    }

    static <C extends Capability, D extends Capability> HealthFacts facts(
            Class<C> one, C answer, Class<D> other, D otherAnswer) {
        return facts(Map.of(one, answer, other, otherAnswer));
    }

    private static HealthFacts facts(Map<Class<? extends Capability>, Capability> answers) {
        Target target = new Target("fixed", "postgresql", "jdbc:none", null, null, "");
        return new HealthFacts(
                target,
                new SaysThat(answers),
                Instant.parse("2026-06-01T00:00:00Z"),
                HealthLimits.USUAL);
    }

    @Override
    public String id() {
        return "fixed";
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> wanted) {
        DescribesServer server = target -> SERVER;
        Capability usual = wanted == DescribesServer.class ? server : null;
        return Optional.ofNullable(answers.getOrDefault(wanted, usual)).map(wanted::cast);
    }
}
