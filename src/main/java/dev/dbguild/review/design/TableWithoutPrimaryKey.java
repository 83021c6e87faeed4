package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/// A table whose rows have no identity.
final class TableWithoutPrimaryKey implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "table-without-primary-key",
                            Severity.WARNING,
                            "rows cannot be told apart, and logical replication cannot update them",
                            "give it a primary key",
                            List.of(
                                    "create table events (at timestamptz, what text);",
                                    "create table a_b (a bigint not null, b bigint not null); create index on a_b (a, b);"),
                            List.of(
                                    "create table events (id bigint primary key, what text);",
                                    "create table a_b (a bigint, b bigint, primary key (a, b));",
                                    "create table t (id bigint); alter table t add primary key (id);",
                                    "create temp table x (a int);",
                                    "create unlogged table staging (line text);",
                                    "create table p (id bigint primary key) partition by range (id); create table p1 partition of p for values from (1) to (2);",
                                    "create table p (id bigint primary key) partition by range (id); create table p1 (id bigint); alter table p attach partition p1 for values from (1) to (2);"))
                    .forEngines("postgresql", "mysql", "sqlite");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean looksAt(Table table) {
        return TableRule.super.looksAt(table) && !table.unlogged() && !table.columns().isEmpty();
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        return table.primaryKey().isPresent() ? Stream.of() : Stream.of(flaw(table));
    }

    private static Flaw flaw(Table table) {
        return new Flaw(
                table.shown(),
                "two equal rows of '"
                        + table.shown()
                        + "' cannot be told apart, and logical replication cannot update or delete any",
                new Remedy(
                        "say 'id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY' (MySQL: 'id bigint AUTO_INCREMENT PRIMARY KEY'), or PRIMARY KEY over the columns that tell rows apart, when the table is made",
                        null));
    }
}
