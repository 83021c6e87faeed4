package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;

/// A boolean of three values.
final class NullableBoolean implements ColumnRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "nullable-boolean",
                            Severity.INFO,
                            "null is a third answer that conditions forget",
                            "say NOT NULL and give it a default",
                            List.of(
                                    "create table o (id bigint primary key, active boolean);",
                                    "create table o (id bigint primary key, active boolean default true);"),
                            List.of(
                                    "create table o (id bigint primary key, active boolean not null);",
                                    "create table o (id bigint primary key, active boolean not null default false);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return type.is("boolean") && column.nullable() && column.generated() == null;
    }

    @Override
    public String fault(Column column) {
        return "it can be null too, which neither 'active' nor 'NOT active' finds"
                .replace("active", column.name());
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return new Remedy("say NOT NULL DEFAULT false, or true, when the column is made", null);
    }
}
