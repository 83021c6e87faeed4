package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;
import java.util.regex.Pattern;

/// Several keys in one text.
final class ListInText implements ColumnRule {
    private static final Pattern LIST = Pattern.compile("(?i)_(ids|csv)$");

    private static final RuleCard CARD =
            new RuleCard(
                            "list-in-text",
                            Severity.INFO,
                            "no key protects them, and no index finds one",
                            "use a table of its own, or an array",
                            List.of(
                                    "create table o (id bigint primary key, tag_ids text);",
                                    "create table o (id bigint primary key, member_ids varchar(500));"),
                            List.of(
                                    "create table o (id bigint primary key, tag_ids bigint[]);",
                                    "create table o (id bigint primary key, tags text);",
                                    "create table o (id bigint primary key, transaction_id text);"))
                    .forEngines("postgresql", "mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return (type.is("text") || type.is("character varying"))
                && LIST.matcher(column.name()).find();
    }

    @Override
    public String fault(Column column) {
        return "several keys in one value, which no foreign key protects and no index finds";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return new Remedy("use a table with one row for each, or an array", null);
    }
}
