package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;

/// timestamp(0), which rounds.
final class RoundedTimestamp implements ColumnRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "rounded-timestamp",
                    Severity.INFO,
                    "it rounds and does not cut off, so that a value can lie half a second in the future",
                    "keep the full precision, and cut off where values are shown",
                    List.of("create table o (id bigint primary key, seen_at timestamptz(0));"),
                    List.of(
                            "create table o (id bigint primary key, seen_at timestamptz);",
                            "create table o (id bigint primary key, seen_at timestamptz(6));"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return (type.is("timestamp") || type.is("timestamp with time zone"))
                && type.arguments().equals(List.of("0"));
    }

    @Override
    public String fault(Column column) {
        return "it rounds half a second up, into the future";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return Declared.as(
                column,
                "timestamptz",
                "keep the full precision; use date_trunc where seconds are wanted");
    }
}
