package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;

/// A time of day with a zone.
final class TimeWithTimeZone implements ColumnRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "time-with-time-zone",
                    Severity.WARNING,
                    "an offset without a date says nothing where clocks change twice a year",
                    "use timestamptz, or time with the zone in a column of its own",
                    List.of(
                            "create table o (id bigint primary key, opens timetz);",
                            "create table o (id bigint primary key, opens time with time zone);"),
                    List.of(
                            "create table o (id bigint primary key, opens time);",
                            "create table o (id bigint primary key, opened timestamptz);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return type.is("time with time zone");
    }

    @Override
    public String fault(Column column) {
        return "without a date, its offset does not tell the moment where clocks change";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return Declared.as(
                column,
                "time",
                "use time and keep the zone's name beside it, or timestamptz for a moment");
    }
}
