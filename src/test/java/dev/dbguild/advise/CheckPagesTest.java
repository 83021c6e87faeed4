package dev.dbguild.advise;

import dev.dbguild.Found;
import dev.dbguild.Golden;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every health check and plan finding stands on the page of checks, as its card says it.
class CheckPagesTest {
    @Test
    void every_check_has_its_place_on_the_page() {
        String page =
                """
                # Health checks and plan findings

                Made from their cards.

                ## Health checks

                | check | what goes wrong | threshold | source | needs |
                |---|---|---|---|---|
                %s
                ## Plan findings

                | finding | what goes wrong | threshold | source |
                |---|---|---|---|
                %s\
                """
                        .formatted(checks(), findings());

        Golden.holds(Path.of("src/docs/checks.md"), page);
    }

    private static String checks() {
        return Found.every(HealthCheck.class).stream()
                .filter(check -> !(check instanceof LeftoverTable))
                .map(HealthCheck::card)
                .sorted(Comparator.comparing(HealthCard::id))
                .map(card ->
                        row(card.id(), card.says(), card.threshold(), card.source(), card.needs()))
                .collect(Collectors.joining());
    }

    private static String findings() {
        return Found.every(PlanFinding.class).stream()
                .map(PlanFinding::card)
                .sorted(Comparator.comparing(PlanCard::id))
                .map(card -> row(card.id(), card.says(), card.threshold(), card.source()))
                .collect(Collectors.joining());
    }

    private static String row(String... cells) {
        return java.util.Arrays.stream(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
