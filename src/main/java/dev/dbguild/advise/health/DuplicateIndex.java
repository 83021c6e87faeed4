package dev.dbguild.advise.health;

import dev.dbguild.advise.Bytes;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexOverlap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Two indexes hold the same keys of the same rows.
final class DuplicateIndex implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "duplicate-index",
                    "the same keys are kept twice: each write pays twice, reads gain nothing",
                    "any, unique ones included; what enforces least can go",
                    "PgHero, pt-duplicate-key-checker and others speak on any",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.ownIndexesByTable().flatMap(indexes -> find(facts, indexes)).toList();
    }

    private static Stream<Finding> find(HealthFacts facts, List<Index> indexes) {
        return indexes.stream()
                .flatMap(index ->
                        kept(index, indexes).map(other -> finding(facts, index, other)).stream());
    }

    /// The one that stays when `index` is a duplicate that can go.
    static Optional<Index> kept(Index index, List<Index> indexes) {
        return indexes.stream()
                .filter(other -> index.valid() && other.valid())
                .filter(other -> IndexOverlap.same(index, other))
                .filter(other -> IndexOverlap.expendable(index, other).equals(index))
                .findFirst();
    }

    private static Finding finding(HealthFacts facts, Index index, Index kept) {
        String message =
                "'%s' holds the same keys of '%s' as '%s' and takes %s"
                        .formatted(
                                index.shown(),
                                index.table(),
                                kept.shown(),
                                Bytes.shown(index.bytes()));
        return CARD.declared(index.shown())
                .warning(
                        message,
                        new Remedy(
                                "drop the one that enforces less",
                                DropIndex.statement(facts, index)));
    }
}
