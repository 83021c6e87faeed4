package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// An amount of money in a type that rounds.
final class FloatForMoney implements SchemaRule {
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
                            "create table o (id bigint primary key, latitude double precision);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Table table, Schema schema) {
        return table.columns().stream()
                .filter(column -> concerns(DataType.read(column.type()), column))
                .map(column -> flaw(table, column))
                .toList();
    }

    private static boolean concerns(DataType type, Column column) {
        return type.is("money")
                || INEXACT.contains(type.base()) && AMOUNT.matcher(column.name()).find();
    }

    private static Suspicion flaw(Table table, Column column) {
        return new Suspicion(
                table.shown() + "." + column.name(),
                "'"
                        + column.name()
                        + "' is '"
                        + column.type()
                        + "': amounts in it cannot be added and compared exactly",
                Declared.as(column, "numeric(12,2)", "keep amounts of money as numeric"),
                new Claim.Written());
    }

    private static final Set<String> INEXACT = Set.of("real", "double precision");
    private static final Pattern AMOUNT =
            Pattern.compile(
                    "(?i)(^|_)(price|cost|total|subtotal|amount|balance|fee|tax|salary|revenue|discount|importe|precio|saldo)(s|_|$)");
}
