package dev.dbguild.review.design;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/// SELECT granted to PUBLIC.
final class TableReadableByEverybody implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "table-readable-by-everybody",
                    Severity.INFO,
                    "every role of the server can read it",
                    "grant to the roles that need it",
                    List.of("create table d (id bigint primary key); grant select on d to public;"),
                    List.of(
                            "create table d (id bigint primary key); grant select on d to reporting;",
                            "create table d (id bigint primary key); grant all on d to public;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean looksAt(Table table) {
        return !table.access().rowSecurity();
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        List<String> rights = table.access().ofEverybody();
        return rights.equals(List.of("SELECT"))
                ? Stream.of(RightsOfEverybody.of(table, rights))
                : Stream.of();
    }
}
