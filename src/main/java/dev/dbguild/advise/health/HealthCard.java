package dev.dbguild.advise.health;

/// What there is to know about a health check, for its page and its messages.
///
/// @param id stable kebab-case id; the rule of its findings
/// @param says what goes wrong, as a sentence without names
/// @param threshold when it speaks, and how gravely
/// @param source where the threshold comes from
/// @param needs what the role must be allowed to see, `pg_monitor` or `nothing`
public record HealthCard(String id, String says, String threshold, String source, String needs) {

    /// Begins a finding on an object, from figures the server measured.
    HealthSpot measured(String subject) {
        return new HealthSpot(id, subject, dev.dbguild.finding.Proof.OBSERVED);
    }

    /// Begins a finding on an object, from what the catalogue declares.
    HealthSpot declared(String subject) {
        return new HealthSpot(id, subject, dev.dbguild.finding.Proof.DERIVED);
    }
}
