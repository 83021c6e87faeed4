package dev.dbguild.advise.health;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Table;
import java.util.List;

/// A table whose name says that somebody meant to come back. A check as anyone may add one: this file.
final class LeftoverTable implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "leftover-table",
                    "a copy that nobody uses costs space and confuses readers",
                    "a name that ends in _backup, _old or _tmp",
                    "experience",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.ownTables()
                .filter(table -> table.name().matches(".*_(backup|old|tmp)"))
                .map(LeftoverTable::finding)
                .toList();
    }

    private static Finding finding(Table table) {
        return CARD.declared(table.shown())
                .info(
                        "'" + table.shown() + "' looks like a copy that was left behind",
                        new Remedy("drop it once you know that nobody reads it", null));
    }
}
