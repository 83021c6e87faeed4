package dev.dbguild.advise.health;

import dev.dbguild.Found;
import dev.dbguild.Golden;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every health check stands on its page, as its card says it.
class CheckPagesTest {
    @Test
    void every_check_has_its_place_on_the_page() {
        String page =
                """
                # Health checks

                Made from their cards.

                | check | what goes wrong | threshold | source | needs |
                |---|---|---|---|---|
                %s\
                """
                        .formatted(checks());

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

    private static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
