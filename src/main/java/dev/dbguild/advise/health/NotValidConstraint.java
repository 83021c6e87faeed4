package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Check;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/// A constraint holds for new rows only, because the old ones were never checked.
final class NotValidConstraint implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "constraint-not-validated",
                    "rows from before the constraint may break it, and the planner cannot rely on it",
                    "any",
                    "PgHero and postgres-mcp speak on any",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.ownTables()
                .flatMap(table -> names(table).map(name -> finding(table, name)))
                .toList();
    }

    private static Stream<String> names(Table table) {
        return Stream.concat(
                table.foreignKeys().stream().filter(key -> !key.valid()).map(ForeignKey::name),
                table.checks().stream().filter(check -> !check.valid()).map(Check::name));
    }

    private static Finding finding(Table table, String name) {
        return CARD.declared(table.shown() + "." + name)
                .warning(
                        "constraint '%s' of '%s' is NOT VALID: rows from before it were never checked"
                                .formatted(name, table.shown()),
                        new Remedy(
                                "validate it; readers and writers go on meanwhile",
                                "alter table %s validate constraint %s;"
                                        .formatted(
                                                IndexStatement.table(
                                                        table.namespace(), table.name()),
                                                IndexStatement.quoted(name))));
    }
}
