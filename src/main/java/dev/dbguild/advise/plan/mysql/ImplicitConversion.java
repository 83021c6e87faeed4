package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.Optional;

/// A text column is compared with a number, so every value is converted and no index on it can serve.
final class ImplicitConversion implements MySqlFinding {
    private static final PlanCard CARD =
            new PlanCard(
                    "implicit-conversion",
                    "a text column is compared with a number: each value is converted, and its index cannot serve",
                    "put the number in quotes",
                    "a text column compared with a number under access type ALL or index; a warning when an index begins with it",
                    "the servers' own warnings 1739 and 1740");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .flatMap(placed ->
                        converted(facts, placed).map(each -> finding(facts, placed, each)).stream())
                .toList();
    }

    static boolean explains(MySqlFacts facts, PlacedNode placed) {
        return converted(facts, placed).isPresent();
    }

    private static Optional<Compared> converted(MySqlFacts facts, PlacedNode placed) {
        if (!placed.node().any("Table scan", "Index scan")) {
            return Optional.empty();
        }
        return facts.compared(placed).stream()
                .filter(Compared::withNumber)
                .filter(each ->
                        facts.table(placed)
                                .flatMap(table -> table.column(each.column()))
                                .filter(ImplicitConversion::text)
                                .isPresent())
                .findFirst();
    }

    private static boolean text(Column column) {
        return column.type().matches("(?i)(var)?char\\b.*|(tiny|medium|long)?text\\b.*|enum\\b.*");
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed, Compared compared) {
        boolean indexed =
                facts.table(placed).filter(table -> leads(table, compared.column())).isPresent();
        return new Spot(CARD, facts, placed)
                .graded(
                        indexed,
                        "'%s.%s' is text and is compared with the number %s, so each of its values is converted%s"
                                .formatted(
                                        facts.name(placed),
                                        compared.column(),
                                        compared.with(),
                                        indexed ? " and its index cannot be used" : ""),
                        new Remedy(
                                "compare it with text: "
                                        + compared.column()
                                        + " "
                                        + compared.operator()
                                        + " '"
                                        + compared.with()
                                        + "'",
                                null));
    }

    private static boolean leads(Table table, String column) {
        return table.indexes().stream()
                .anyMatch(index -> index.keyTexts().getFirst().equals(column));
    }
}
