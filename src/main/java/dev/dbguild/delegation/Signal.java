package dev.dbguild.delegation;

import java.util.Optional;

/// One reason for or against an agent. Found by its one file; deterministic, no state.
interface Signal {
    /// What speaks for `agent` (points above 0) or against it, with the reason as people read it; empty for nothing.
    Optional<Vote> vote(Heard question, Profile agent, GuildIndex guild);

    /// @param points in fractions of a whole; 1 outweighs most other reasons together
    record Vote(double points, String reason) {}

    static Optional<Vote> vote(double points, String reason) {
        return Math.abs(points) < 0.005 ? Optional.empty() : Optional.of(new Vote(points, reason));
    }
}
