package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;

/// A table whose rows have no identity.
final class TableWithoutPrimaryKey implements SchemaRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "table-without-primary-key",
                    Severity.WARNING,
                    "rows cannot be told apart, and logical replication cannot update them",
                    "give it a primary key",
                    List.of("create table events (at timestamptz, what text);"),
                    List.of(
                            "create table events (id bigint primary key, what text);",
                            "create table a_b (a bigint, b bigint, primary key (a, b));",
                            "create table t (id bigint); alter table t add primary key (id);",
                            "create temp table x (a int);",
                            "create table p (id bigint primary key) partition by range (id); create table p1 partition of p for values from (1) to (2);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Table table, Schema schema) {
        boolean concerned =
                table.kind().storesRows()
                        && table.partitionOf() == null
                        && !table.kind().id().equals("materialized view")
                        && table.primaryKey().isEmpty();
        return concerned ? List.of(flaw(table)) : List.of();
    }

    private static Suspicion flaw(Table table) {
        return new Suspicion(
                table.shown(),
                "two equal rows of '"
                        + table.shown()
                        + "' cannot be told apart, and logical replication cannot update or delete any",
                new Remedy(
                        "say 'id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY', or PRIMARY KEY over the columns that tell rows apart, when the table is made",
                        null),
                new Claim.Written());
    }
}
