package dev.dbguild.review.design;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Writes granted to PUBLIC.
final class TableWritableByEverybody implements TableRule {
    private static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE", "TRUNCATE");

    private static final RuleCard CARD =
            new RuleCard(
                    "table-writable-by-everybody",
                    Severity.WARNING,
                    "every role can change its rows",
                    "grant to the roles that need it",
                    List.of(
                            "create table d (id bigint primary key); grant insert, update on d to public;",
                            "create table d (id bigint primary key); grant all on all tables in schema public to public;"),
                    List.of(
                            "create table d (id bigint primary key); grant insert on d to app;",
                            "create table d (id bigint primary key); grant all on d to public; revoke all on d from public;",
                            "create table d (id bigint primary key); grant select on d to public;",
                            "create table d (id bigint primary key); grant insert on d to public; alter table d enable row level security; create policy own on d using (true);"));

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
        return rights.stream().anyMatch(WRITES::contains)
                ? Stream.of(RightsOfEverybody.of(table, rights))
                : Stream.of();
    }
}
