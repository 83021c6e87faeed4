package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Money is kept in a type that cannot hold cents exactly.
final class FloatMoney implements HealthCheck {
    private static final Pattern MONEY =
            Pattern.compile(
                    "(^|.*_)(price|amount|total|subtotal|cost|fee|fees|balance|salary|wage|tax|discount|revenue"
                            + "|payment|money|paid|refund|charge|budget|credit|debit|fare|rent|payout|precio|importe"
                            + "|monto|saldo)(_(net|gross|usd|eur|due|paid|before_tax|after_tax|amount|price))?");
    private static final Set<String> FLOATS = Set.of("real", "double precision");

    private static final HealthCard CARD =
            new HealthCard(
                    "float-money",
                    "binary floating point cannot hold 0.10 exactly: sums of money drift",
                    "a real or double precision column named like money (price, amount, total, …)",
                    "the seeds and PostgreSQL documentation 8.1.3",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.ownTables()
                .flatMap(table ->
                        table.columns().stream()
                                .filter(column -> FLOATS.contains(column.type()))
                                .filter(column -> MONEY.matcher(column.name()).matches())
                                .map(column -> finding(table, column)))
                .toList();
    }

    private static Finding finding(Table table, Column column) {
        String name = IndexStatement.table(table.namespace(), table.name());
        return CARD.declared(table.shown() + "." + column.name())
                .warning(
                        "'%s.%s' is %s: money loses cents in it"
                                .formatted(table.shown(), column.name(), column.type()),
                        new Remedy(
                                "make it numeric; the change rewrites the table, so plan it for a large one",
                                "alter table %s alter column %s type numeric(12,2);"
                                        .formatted(name, IndexStatement.quoted(column.name()))));
    }
}
