package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;

/// xml.
final class XmlColumn implements ColumnRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "xml-column",
                            Severity.INFO,
                            "it has no equality and no indexes",
                            "use jsonb, or text where documents are only kept",
                            List.of("create table o (id bigint primary key, doc xml);"),
                            List.of("create table o (id bigint primary key, doc jsonb);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return type.is("xml");
    }

    @Override
    public String fault(Column column) {
        return "it cannot be compared or indexed";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return Declared.as(column, "jsonb", "use jsonb, or text where documents are only kept");
    }
}
