package dev.dbguild.review;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.review.Examination.Way;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// What the rules say of a change, with remedies that are still to be tried.
///
/// @param critique what is wrong with the schema that the change leaves
record Prescriptions(
        Examination examination,
        Beginning beginning,
        List<Way> ways,
        CompletableFuture<List<Finding>> critique) {
    Prescriptions {
        ways = List.copyOf(ways);
    }

    /// Whether there is any remedy that can be run.
    boolean any() {
        Stream<Remedy> ofStatements =
                ways.stream()
                        .flatMap(way -> way.up().stream())
                        .flatMap(examined -> examined.charges().stream())
                        .map(charge -> charge.suspicion().remedy());
        Stream<Remedy> ofSchema = critique.join().stream().map(Finding::remedy);
        return Stream.concat(ofStatements, ofSchema).anyMatch(remedy -> remedy.sql() != null);
    }
}
