package dev.dbguild.advise.health;

import dev.dbguild.advise.Bytes;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexOverlap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An index whose keys are the first keys of another one.
final class RedundantIndex implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "redundant-index",
                    "a longer index already serves what this one serves; each write pays for both",
                    "any non-unique b-tree whose keys are the first keys of another with the same condition",
                    "PgHero and postgres-mcp speak on prefix cover",
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
                .filter(index -> DuplicateIndex.kept(index, indexes).isEmpty())
                .flatMap(index ->
                        cover(index, indexes)
                                .map(longer -> finding(facts, index, longer))
                                .stream());
    }

    /// The index that makes `index` redundant.
    static Optional<Index> cover(Index index, List<Index> indexes) {
        return indexes.stream().filter(longer -> IndexOverlap.covers(longer, index)).findFirst();
    }

    private static Finding finding(HealthFacts facts, Index index, Index longer) {
        String message =
                "'%s' (%s) is covered by '%s' (%s) and takes %s"
                        .formatted(
                                index.shown(),
                                String.join(", ", index.keyTexts()),
                                longer.shown(),
                                String.join(", ", longer.keyTexts()),
                                Bytes.shown(index.bytes()));
        return CARD.declared(index.shown())
                .warning(
                        message,
                        new Remedy(
                                "drop the shorter one, unless its smaller size matters to a hot query",
                                DropIndex.statement(facts, index)));
    }
}
