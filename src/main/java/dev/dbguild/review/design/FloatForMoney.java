package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// An amount of money in a type that rounds.
final class FloatForMoney implements ColumnRule {
    private static final Set<String> INEXACT =
            Set.of("real", "double precision", "double", "float");
    private static final Pattern AMOUNT =
            Pattern.compile(
                    "(?i)(^|_)(price|cost|total|subtotal|amount|balance|fee|tax|salary|revenue|importe|precio|saldo)(s|_(amount|total|net|gross|usd|eur))?$");

    private static final RuleCard CARD =
            new RuleCard(
                            "float-for-money",
                            Severity.WARNING,
                            "sums of amounts are off by rounding",
                            "use numeric with a scale",
                            List.of(
                                    "create table o (id bigint primary key, total float);",
                                    "create table o (id bigint primary key, unit_price double precision);",
                                    "create table o (id bigint primary key, fee money);"),
                            List.of(
                                    "create table o (id bigint primary key, total numeric(12,2));",
                                    "create table o (id bigint primary key, latitude double precision);",
                                    "create table o (id bigint primary key, tax_rate real);"))
                    .forEngines("postgresql", "mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return type.is("money")
                || INEXACT.contains(type.base()) && AMOUNT.matcher(column.name()).find();
    }

    @Override
    public String fault(Column column) {
        return "amounts in it cannot be added and compared exactly";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return Declared.as(column, "numeric(12,2)", "keep amounts of money as numeric");
    }
}
