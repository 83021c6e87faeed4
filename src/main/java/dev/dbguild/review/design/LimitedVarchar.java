package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;

/// varchar(n) where text serves.
final class LimitedVarchar implements ColumnRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "limited-varchar",
                            Severity.INFO,
                            "a limit that nobody asked for fails one day",
                            "use text, with a CHECK where the length matters",
                            List.of("create table o (id bigint primary key, name varchar(255));"),
                            List.of(
                                    "create table o (id bigint primary key, name text);",
                                    "create table o (id bigint primary key, name varchar);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return type.is("character varying") && !type.arguments().isEmpty();
    }

    @Override
    public String fault(Column column) {
        return "it is no faster than text, and its limit is changed only under a lock";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return Declared.as(
                column, "text", "use text, with a CHECK on its length where one is needed");
    }
}
