package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import java.util.List;
import java.util.stream.Stream;

/// A foreign key that may be empty.
final class NullableForeignKey implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "nullable-foreign-key",
                            Severity.INFO,
                            "rows that belong to nothing are accepted",
                            "say NOT NULL where each row has one",
                            List.of(
                                    "create table p (id bigint primary key); create table o (id bigint primary key, p_id bigint references p); create index on o (p_id);"),
                            List.of(
                                    "create table p (id bigint primary key); create table o (id bigint primary key, p_id bigint not null references p); create index on o (p_id);",
                                    "create table p (id bigint primary key); create table o (id bigint primary key, p_id bigint references p on delete set null); create index on o (p_id);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        return table.foreignKeys().stream()
                .filter(key -> !key.onDelete().equals("set null"))
                .filter(key -> !key.referencedTable().equals(table.qualified()))
                .flatMap(key ->
                        key.columns().stream()
                                .flatMap(column -> table.column(column).stream())
                                .filter(Column::nullable)
                                .limit(1)
                                .map(column -> flaw(table, key, column)));
    }

    private static Flaw flaw(Table table, ForeignKey key, Column column) {
        return new Flaw(
                        table.shown() + "." + column.name(),
                        "a row of '"
                                + table.shown()
                                + "' may point to no row of '"
                                + Origins.shown(key.referencedTable())
                                + "'",
                        new Remedy("say NOT NULL, or ON DELETE SET NULL where that is meant", null))
                .at(Origins.constraint(table.shown(), key.name()));
    }
}
