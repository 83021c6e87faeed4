package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.regex.Pattern;

/// A status of any text.
final class StatusWithoutCheck implements ColumnRule {
    private static final Pattern STATUS = Pattern.compile("(?i)(^|_)status$");

    private static final RuleCard CARD =
            new RuleCard(
                    "status-without-check",
                    Severity.INFO,
                    "a misspelt status is stored, and found by no query",
                    "list the values in a CHECK",
                    List.of(
                            "create table o (id bigint primary key, status text not null default 'open');",
                            "create table o (id bigint primary key, payment_status varchar(20));"),
                    List.of(
                            "create table o (id bigint primary key, status text not null check (status in ('open', 'done')));",
                            "create table o (id bigint primary key, status text references statuses); create index on o (status);",
                            "create type s as enum ('a', 'b'); create table o (id bigint primary key, status s);",
                            "create table o (id bigint primary key, status int);",
                            "create table o (id bigint primary key, status_note text);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return (type.is("text") || type.is("character varying"))
                && STATUS.matcher(column.name()).find()
                && isFree(column, table);
    }

    @Override
    public String fault(Column column) {
        return "a misspelt value is stored like any other";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return new Remedy(
                "list the values: CHECK (" + Name.written(column.name()) + " IN (…))", null);
    }

    private static boolean isFree(Column column, Table table) {
        return !References.isKey(table, column.name())
                && table.checks().stream()
                        .noneMatch(check -> check.expression().contains(column.name()));
    }
}
