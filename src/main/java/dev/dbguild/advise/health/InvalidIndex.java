package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Index;
import java.util.List;
import java.util.Locale;

/// What a failed concurrent build leaves behind.
final class InvalidIndex implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "invalid-index",
                    "a concurrent build failed: writes pay for the index, no query can use it",
                    "any, unless an index is being built right now",
                    "PgHero, which leaves out those being built",
                    "pg_monitor, to tell a running build");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        List<Index> invalid = facts.ownIndexes().filter(index -> !index.valid()).toList();
        return invalid.isEmpty() || building(facts)
                ? List.of()
                : invalid.stream().map(InvalidIndex::finding).toList();
    }

    private static boolean building(HealthFacts facts) {
        return facts.activity().sessions().stream()
                .filter(session -> session.state().equals("active"))
                .map(session -> String.valueOf(session.query()).toLowerCase(Locale.ROOT))
                .anyMatch(query ->
                        query.matches("(?s)\\s*(create|reindex)\\b.*\\bconcurrently\\b.*"));
    }

    private static Finding finding(Index index) {
        String name = IndexStatement.table(index.namespace(), index.name());
        return CARD.declared(index.shown())
                .error(
                        "'%s' on '%s' is invalid: no query uses it, each write pays for it"
                                .formatted(index.shown(), index.table()),
                        new Remedy(
                                "build it again, or drop it with 'drop index concurrently'",
                                "reindex index concurrently " + name + ";"));
    }
}
