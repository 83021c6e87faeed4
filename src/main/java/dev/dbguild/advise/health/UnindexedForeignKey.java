package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Table;
import java.util.List;

/// A foreign key whose columns lead no index.
final class UnindexedForeignKey implements HealthCheck {
    private static final long SOME_ROWS = 100;
    private static final long ENOUGH_ROWS = 1_000;
    private static final long MANY_ROWS = 100_000;

    private static final HealthCard CARD =
            new HealthCard(
                    "unindexed-foreign-key",
                    "deleting or updating what the key points to reads the whole table, and joins are slow",
                    "an info from 100 rows, a warning from 1,000 rows or 1 MB, an error from 100,000 rows",
                    "the seeds ask for an index on each foreign key; the figures are ours",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.ownTables()
                .filter(table -> facts.rows(table) >= SOME_ROWS || facts.bytes(table) >= 1 << 20)
                .flatMap(table ->
                        table.unindexedForeignKeys().stream()
                                .filter(key -> !partlyIndexed(table, key))
                                .map(key -> finding(facts, table, key)))
                .toList();
    }

    /// An index of the rows where the column is not null serves as well: null points to nothing.
    private static boolean partlyIndexed(Table table, ForeignKey key) {
        return table.indexes().stream()
                .filter(Index::valid)
                .filter(index -> index.method().equals("btree") || index.method().equals("hash"))
                .filter(index -> covers(index.predicate(), key))
                .anyMatch(index ->
                        index.keyTexts()
                                .subList(0, Math.min(key.columns().size(), index.keys().size()))
                                .containsAll(key.columns()));
    }

    private static boolean covers(
            @org.jspecify.annotations.Nullable String predicate, ForeignKey key) {
        return predicate == null
                || key.columns().stream()
                        .anyMatch(column -> predicate.equals("(" + column + " IS NOT NULL)"));
    }

    private static Finding finding(HealthFacts facts, Table table, ForeignKey key) {
        long rows = facts.rows(table);
        String columns = String.join(", ", key.columns());
        String message =
                "foreign key '%s' (%s) to '%s' has no index on '%s', which has %s rows"
                        .formatted(
                                key.name(),
                                columns,
                                key.referencedTable().replaceFirst("^public\\.", ""),
                                table.shown(),
                                Figures.count(rows));
        Remedy remedy =
                new Remedy(
                        "index the foreign key's columns",
                        MakeIndex.statements(facts, table, key.columns()));
        HealthSpot spot = CARD.declared(table.shown() + "." + columns);
        return rows < ENOUGH_ROWS && facts.bytes(table) < 1 << 20
                ? spot.info(message, remedy)
                : spot.graded(rows >= MANY_ROWS, message, remedy);
    }
}
