package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;
import java.util.regex.Pattern;

/// numeric without a scale for money.
final class UnscaledAmount implements ColumnRule {
    private static final Pattern AMOUNT =
            Pattern.compile("(?i)(^|_)(price|cost|total|amount|balance|fee|salary)$");

    private static final RuleCard CARD =
            new RuleCard(
                            "unscaled-amount",
                            Severity.INFO,
                            "amounts with a hundred digits are accepted",
                            "say how many digits there are",
                            List.of("create table o (id bigint primary key, price numeric);"),
                            List.of(
                                    "create table o (id bigint primary key, price numeric(12,2));",
                                    "create table o (id bigint primary key, ratio numeric);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return type.is("numeric")
                && type.arguments().isEmpty()
                && AMOUNT.matcher(column.name()).find();
    }

    @Override
    public String fault(Column column) {
        return "it accepts any number of digits, so that 0.1 cent and 1/3 are stored as they come";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return Declared.as(column, "numeric(12,2)", "say how many digits there are");
    }
}
