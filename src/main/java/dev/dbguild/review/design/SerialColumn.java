package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;

/// serial where identity serves.
final class SerialColumn implements ColumnRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "serial-column",
                            Severity.INFO,
                            "its sequence is a thing apart, with its own owner and rights",
                            "use an identity column",
                            List.of("create table o (id bigserial primary key);"),
                            List.of(
                                    "create table o (id bigint generated always as identity primary key);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return type.isSerial();
    }

    @Override
    public String fault(Column column) {
        return "its sequence has rights and an owner of its own, and any value can be written over it";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return Declared.as(column, "bigint GENERATED ALWAYS AS IDENTITY", "use an identity column");
    }
}
