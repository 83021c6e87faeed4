package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;

/// hstore.
final class HstoreColumn implements ColumnRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "hstore-column",
                            Severity.INFO,
                            "it knows text only, and needs an extension",
                            "use jsonb",
                            List.of("create table o (id bigint primary key, tags hstore);"),
                            List.of("create table o (id bigint primary key, tags jsonb);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return type.is("hstore");
    }

    @Override
    public String fault(Column column) {
        return "it holds text only, one level deep, and needs an extension";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return Declared.as(column, "jsonb", "use jsonb");
    }
}
