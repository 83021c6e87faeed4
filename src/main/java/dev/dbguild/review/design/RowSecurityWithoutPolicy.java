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

/// Row-level security with no policy.
final class RowSecurityWithoutPolicy implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "row-security-without-policy",
                    Severity.INFO,
                    "nobody but the owner sees a row",
                    "write a policy, or revoke the rights",
                    List.of(
                            "create table d (id bigint primary key, tenant bigint not null); alter table d enable row level security;"),
                    List.of(
                            "create table d (id bigint primary key, tenant bigint not null); alter table d enable row level security; create policy own on d using (tenant = 1);",
                            "create table d (id bigint primary key, tenant bigint not null); "));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        Access access = table.access();
        return access.rowSecurity() && access.policies().isEmpty()
                ? Stream.of(flaw(table))
                : Stream.of();
    }

    private static Flaw flaw(Table table) {
        return new Flaw(
                        table.shown(),
                        "row-level security of '"
                                + table.shown()
                                + "' has no policy: nobody but the owner reads or writes a row",
                        new Remedy("write a policy for those who may, with CREATE POLICY", null))
                .at(Origins.touch(table.shown()));
    }
}
