package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.Set;

/// created_at that somebody has to fill.
final class CreatedAtWithoutDefault implements ColumnRule {
    private static final Set<String> MADE = Set.of("created_at", "inserted_at", "created_on");

    private static final RuleCard CARD =
            new RuleCard(
                            "created-at-without-default",
                            Severity.INFO,
                            "rows without a date come from every script that forgets it",
                            "let the server fill it",
                            List.of(
                                    "create table o (id bigint primary key, created_at timestamptz);"),
                            List.of(
                                    "create table o (id bigint primary key, created_at timestamptz not null default now());"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return MADE.contains(column.name())
                && column.defaultValue() == null
                && column.generated() == null;
    }

    @Override
    public String fault(Column column) {
        return "every script has to fill it, and one will not";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return new Remedy(
                "let the server fill it",
                "ALTER TABLE "
                        + Written.table(table)
                        + " ALTER COLUMN "
                        + Name.written(column.name())
                        + " SET DEFAULT now();");
    }
}
