package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.engine.MeasuresIndexes.IndexMeasure;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Index;
import java.util.List;

/// What a failed concurrent build leaves behind.
final class InvalidIndex implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "invalid-index",
                    "a concurrent build failed: writes pay for the index, no query can use it",
                    "any, unless a session is building it",
                    "PgHero, which leaves out those being built",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.indexes().indexes().stream()
                .filter(measure -> !measure.index().valid() && !measure.building())
                .map(IndexMeasure::index)
                .map(index -> finding(facts, index))
                .toList();
    }

    private static Finding finding(HealthFacts facts, Index index) {
        return CARD.declared(index.shown())
                .error(
                        "'%s' on '%s' is invalid: no query uses it, each write pays for it"
                                .formatted(index.shown(), index.table()),
                        remedy(facts, index));
    }

    /// A unique build fails again while values repeat, and what REINDEX left is beside a sound one.
    private static Remedy remedy(HealthFacts facts, Index index) {
        String name = IndexStatement.table(index.namespace(), index.name());
        if (index.unique()) {
            return new Remedy(
                    "drop it; values repeat, so find them before it is built again: select %1$s, count(*) from %2$s group by %1$s having count(*) > 1"
                            .formatted(
                                    String.join(", ", index.keyTexts()),
                                    IndexStatement.table(index.namespace(), index.table())),
                    DropIndex.statement(facts, index));
        }
        return index.name().matches(".*_cc(new|old)\\d*")
                ? new Remedy("drop what a failed REINDEX left", DropIndex.statement(facts, index))
                : new Remedy("build it again", "reindex index concurrently " + name + ";");
    }
}
