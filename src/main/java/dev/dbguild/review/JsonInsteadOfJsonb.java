package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;

/// json where jsonb serves.
final class JsonInsteadOfJsonb implements SchemaRule {
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
    public List<Suspicion> check(Table table, Schema schema) {
        return table.columns().stream()
                .filter(column -> concerns(DataType.read(column.type())))
                .map(column -> flaw(table, column))
                .toList();
    }

    private static boolean concerns(DataType type) {
        return type.is("json");
    }

    private static Suspicion flaw(Table table, Column column) {
        return new Suspicion(
                table.shown() + "." + column.name(),
                "'"
                        + column.name()
                        + "' is '"
                        + column.type()
                        + "': it is parsed anew at each use, cannot be compared (DISTINCT, GROUP BY fail) and cannot be indexed",
                Declared.as(column, "jsonb", "use jsonb, unless the exact text has to be kept"),
                new Claim.Written());
    }
}
