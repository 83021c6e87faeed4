package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;
import java.util.regex.Pattern;

/// A moment in time without its zone.
final class TimestampWithoutTimeZone implements ColumnRule {
    /// Wall-clock times, which are meant to have no zone.
    private static final Pattern LOCAL = Pattern.compile("(?i)(^|_)(local|wall|naive)(_|$)");

    private static final RuleCard CARD =
            new RuleCard(
                    "timestamp-without-time-zone",
                    Severity.WARNING,
                    "the same value means another moment to a session in another time zone",
                    "use timestamptz",
                    List.of(
                            "create table o (id bigint primary key, placed_at timestamp);",
                            "create table o (id bigint primary key, placed_at timestamp without time zone);"),
                    List.of(
                            "create table o (id bigint primary key, placed_at timestamptz);",
                            "create table o (id bigint primary key, day date);",
                            "create table o (id bigint primary key, opens_at_local timestamp);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return type.is("timestamp") && !LOCAL.matcher(column.name()).find();
    }

    @Override
    public String fault(Column column) {
        return "which moment it means depends on who reads it";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return Declared.as(
                column,
                "timestamptz",
                "keep moments as timestamptz; PostgreSQL stores both in eight bytes");
    }
}
