package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Access;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import java.util.List;
import java.util.stream.Stream;

/// Policies that nobody enforces.
final class PolicyWithoutRowSecurity implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "policy-without-row-security",
                    Severity.ERROR,
                    "everybody who may read the table sees all rows",
                    "enable row-level security",
                    List.of(
                            "create table d (id bigint primary key, tenant bigint not null); create policy own on d using (tenant = 1);",
                            "create table d (id bigint primary key, tenant bigint not null); alter table d enable row level security; create policy own on d using (tenant = 1); alter table d disable row level security;"),
                    List.of(
                            "create table d (id bigint primary key, tenant bigint not null); alter table d enable row level security; create policy own on d using (tenant = 1);",
                            "create table d (id bigint primary key, tenant bigint not null); create policy own on d using (tenant = 1); alter table d enable row level security, force row level security;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        Access access = table.access();
        return access.policies().isEmpty() || access.rowSecurity()
                ? Stream.of()
                : Stream.of(flaw(table));
    }

    private static Flaw flaw(Table table) {
        return new Flaw(
                        table.shown(),
                        "the policies of '"
                                + table.shown()
                                + "' hold nobody back: row-level security is not enabled",
                        new Remedy(
                                "enable it",
                                "ALTER TABLE "
                                        + Written.table(table)
                                        + " ENABLE ROW LEVEL SECURITY;"))
                .at(Origins.touch(table.shown()));
    }
}
