package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;

/// char(n).
final class FixedLengthCharacter implements ColumnRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "fixed-length-character",
                    Severity.INFO,
                    "values are padded with blanks, which nothing gains from",
                    "use text, with a CHECK on its length where one is needed",
                    List.of(
                            "create table o (id bigint primary key, code char(8));",
                            "alter table o add column code character(8);"),
                    List.of(
                            "create table o (id bigint primary key, code varchar(8));",
                            "create table o (id bigint primary key, flag char(1));",
                            "create table p (code text primary key); create table o (id bigint primary key, code char(5) references p); create index on o (code);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return type.is("character")
                && type.arguments().stream().anyMatch(length -> !length.equals("1"))
                && !References.isKey(table, column.name());
    }

    @Override
    public String fault(Column column) {
        return "it pads with blanks, takes more room and is no faster";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return Declared.as(
                column, "text", "use text, with a CHECK on its length where one is needed");
    }
}
