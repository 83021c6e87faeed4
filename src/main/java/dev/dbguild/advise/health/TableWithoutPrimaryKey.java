package dev.dbguild.advise.health;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Table;
import java.util.List;

/// Rows of a table cannot be told apart.
final class TableWithoutPrimaryKey implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "table-without-primary-key",
                    "its rows cannot be told apart: no safe update of one row, no logical replication",
                    "any table; only an info where a unique index of columns that are never null does the same",
                    "splinter, SchemaCrawler and others speak on any",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.ownTables()
                .filter(table -> table.primaryKey().isEmpty())
                .map(table -> finding(facts, table))
                .toList();
    }

    private static Finding finding(HealthFacts facts, Table table) {
        String name = IndexStatement.table(table.namespace(), table.name());
        HealthSpot spot = CARD.declared(table.shown());
        return table.indexes().stream()
                .filter(index -> identifies(table, index))
                .findFirst()
                .map(index ->
                        spot.info(
                                "'%s' has no primary key, though '%s' could be it"
                                        .formatted(table.shown(), index.name()),
                                new Remedy(
                                        "make the unique index the primary key",
                                        "alter table %s add primary key using index %s;"
                                                .formatted(
                                                        name,
                                                        IndexStatement.quoted(index.name())))))
                .orElseGet(() ->
                        spot.warning(
                                "'%s' has no primary key; it has %s rows"
                                        .formatted(table.shown(), Figures.count(facts.rows(table))),
                                new Remedy(
                                        "name the columns that identify a row, or add a number; the addition rewrites the table",
                                        "alter table %s add column %s bigint generated always as identity primary key;"
                                                .formatted(name, free(table)))));
    }

    private static String free(Table table) {
        return table.column("id").isPresent() ? "row_id" : "id";
    }

    private static boolean identifies(Table table, Index index) {
        return index.unique()
                && index.valid()
                && !index.constraint()
                && index.predicate() == null
                && index.keys().stream()
                        .allMatch(key ->
                                table.column(key.text())
                                        .filter(column -> !column.nullable())
                                        .isPresent());
    }
}
