package dev.dbguild.advise.health;

import dev.dbguild.finding.Proof;

/// What there is to know about a health check, for its page and its messages.
///
/// @param id stable kebab-case id; the rule of its findings
/// @param says what goes wrong, as a sentence without names
/// @param threshold when it speaks, and how gravely
/// @param source where the threshold comes from
/// @param needs what the role must be allowed to see, `pg_monitor` or `nothing`
/// @param basis what its figures rest on
public record HealthCard(
        String id, String says, String threshold, String source, String needs, Basis basis) {

    /// A check of what is there at the time of the look.
    HealthCard(String id, String says, String threshold, String source, String needs) {
        this(id, says, threshold, source, needs, Basis.PRESENT);
    }

    /// The same check, of figures that rest on counters.
    HealthCard counting(Basis counters) {
        return new HealthCard(id, says, threshold, source, needs, counters);
    }

    /// Begins a finding on an object, from figures the server measured.
    HealthSpot measured(String subject) {
        return new HealthSpot(id, subject, Proof.OBSERVED);
    }

    /// Begins a finding on an object, from what the catalogue declares.
    HealthSpot declared(String subject) {
        return new HealthSpot(id, subject, Proof.DERIVED);
    }
}
