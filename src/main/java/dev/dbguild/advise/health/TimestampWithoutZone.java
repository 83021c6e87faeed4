package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/// A moment is kept without saying of which time zone.
final class TimestampWithoutZone implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "timestamp-without-time-zone",
                    "the same value means another moment to a session with another time zone",
                    "any column of type timestamp without time zone, told once a table",
                    "PostgreSQL wiki, Don't Do This",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.ownTables()
                .filter(table -> !columns(table).isEmpty())
                .map(table -> finding(table, columns(table)))
                .toList();
    }

    private static List<String> columns(Table table) {
        return table.columns().stream()
                .filter(column -> column.type().matches("timestamp(\\(\\d\\))? without time zone"))
                .map(Column::name)
                .toList();
    }

    private static Finding finding(Table table, List<String> columns) {
        String changes =
                columns.stream()
                        .map(IndexStatement::quoted)
                        .map(column ->
                                "alter column %1$s type timestamptz using %1$s at time zone 'UTC'"
                                        .formatted(column))
                        .collect(Collectors.joining(",\n    "));
        return CARD.declared(table.shown() + "." + String.join(", ", columns))
                .warning(
                        "'%s' keeps %s without a time zone"
                                .formatted(table.shown(), String.join(", ", columns)),
                        new Remedy(
                                "make it timestamptz, if what is stored is UTC; the change rewrites the table unless the"
                                        + " session's time zone is UTC",
                                "alter table %s\n    %s;"
                                        .formatted(
                                                IndexStatement.table(
                                                        table.namespace(), table.name()),
                                                changes)));
    }
}
