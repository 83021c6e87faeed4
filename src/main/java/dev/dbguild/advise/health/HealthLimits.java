package dev.dbguild.advise.health;

import java.time.Duration;

/// Limits of an examination that the caller may set; a finding becomes an error at ten times its limit.
///
/// @param idle how long a session may be idle inside a transaction
/// @param transaction how long a transaction may stay open
/// @param query how long a query may run
/// @param prepared how long a transaction may stay prepared
/// @param horizon transactions that may begin while one thing keeps vacuum from removing what died since
public record HealthLimits(
        Duration idle, Duration transaction, Duration query, Duration prepared, long horizon) {
    /// PgHero calls a query long from 60 s; the rest is ours.
    public static final HealthLimits USUAL =
            new HealthLimits(
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(15),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(60),
                    1_000_000);
}
