package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;

/// A moment in time without its zone.
final class TimestampWithoutTimeZone implements SchemaRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "timestamp-without-time-zone",
                    Severity.WARNING,
                    "the same value means another moment to a session in another time zone",
                    "use timestamptz",
                    List.of("create table o (id bigint primary key, placed_at timestamp);"),
                    List.of(
                            "create table o (id bigint primary key, placed_at timestamptz);",
                            "create table o (id bigint primary key, day date);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Table table, Schema schema) {
        return table.columns().stream()
                .filter(column -> concerns(DataType.read(column.type())))
                .map(column -> flaw(table, column))
                .toList();
    }

    private static boolean concerns(DataType type) {
        return type.is("timestamp");
    }

    private static Suspicion flaw(Table table, Column column) {
        return new Suspicion(
                table.shown() + "." + column.name(),
                "'"
                        + column.name()
                        + "' is '"
                        + column.type()
                        + "': which moment it means depends on who reads it",
                Declared.as(
                        column,
                        "timestamptz",
                        "keep moments as timestamptz; PostgreSQL stores both in eight bytes"),
                new Claim.Written());
    }
}
