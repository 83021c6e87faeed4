package dev.dbguild.review;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.review.history.Part;
import dev.dbguild.sql.Source;
import dev.dbguild.sql.Statement;

/// What a rule has against a migration.
///
/// @param subject the migration's id, or the user's object
/// @param proof observed when the lab saw it, otherwise derived
record Fault(Location place, String subject, String message, Remedy remedy, Proof proof) {

    /// The place of a statement.
    static Location at(Part part, Statement statement) {
        Source source = statement.source();
        return Location.inFile(part.file(), source.start(), source.end(), source.line());
    }

    /// The place of a part: its first statement, or the beginning of its file.
    static Location at(Part part) {
        return part.statements().isEmpty()
                ? Location.inFile(part.file(), 0, 0, 1)
                : at(part, part.statements().getFirst());
    }

    Finding under(RuleCard card) {
        return new Finding(
                card.id(), card.severity(), subject, place, message, remedy, proof, null);
    }
}
