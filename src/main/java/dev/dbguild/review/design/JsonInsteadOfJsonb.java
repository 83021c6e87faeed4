package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;

/// json where jsonb serves.
final class JsonInsteadOfJsonb implements ColumnRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "json-instead-of-jsonb",
                    Severity.INFO,
                    "it is parsed anew at each use and has neither equality nor indexes",
                    "use jsonb",
                    List.of("create table o (id bigint primary key, payload json);"),
                    List.of("create table o (id bigint primary key, payload jsonb);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return type.is("json");
    }

    @Override
    public String fault(Column column) {
        return "it is parsed anew at each use, cannot be compared (DISTINCT, GROUP BY fail) and cannot be indexed";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return Declared.as(column, "jsonb", "use jsonb, unless the exact text has to be kept");
    }
}
