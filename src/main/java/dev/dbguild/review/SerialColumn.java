package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;

/// serial where identity serves.
final class SerialColumn implements SchemaRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "serial-column",
                    Severity.INFO,
                    "its sequence is a thing apart, with its own owner and rights",
                    "use an identity column",
                    List.of("create table o (id bigserial primary key);"),
                    List.of(
                            "create table o (id bigint generated always as identity primary key);"));

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
        return type.isSerial();
    }

    private static Suspicion flaw(Table table, Column column) {
        return new Suspicion(
                table.shown() + "." + column.name(),
                "'"
                        + column.name()
                        + "' is '"
                        + column.type()
                        + "': its sequence has rights and an owner of its own, and any value can be written over it",
                Declared.as(
                        column, "bigint GENERATED ALWAYS AS IDENTITY", "use an identity column"),
                new Claim.Written());
    }
}
