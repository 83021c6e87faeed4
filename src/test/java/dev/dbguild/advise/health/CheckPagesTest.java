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

                `check_health` makes all of them, each in a read-only transaction of its own that gives up after 5 seconds, and waits no longer than 0.3 seconds for a lock. A check that fails, or that the role may not make, is told as `notChecked` with what would let it be made, and hides no other. Tables that another session has to itself are left out and named (`leftOut`).

                **The score** is 100, of which each check with findings takes a part of what is left: 15 % when its gravest finding is an error, 6 % for a warning, 1 % for an info, and 1 % more for each further error or warning of the same check, up to twice as much. So 100 means that nothing was found, one error leaves 85, one error and one warning leave 80. What is only assumed takes nothing, and neither does a check that could not be made. Findings come by severity, and among equals what stops the database or loses data first; the three worst are of three checks.

                **Trust.** Figures that are counters are told with the time they were reset. Until they are a day old they are called a hint, and an unused index is an assumption until they are seven days old.

                | check | what goes wrong | threshold | source | needs | rests on |
                |---|---|---|---|---|---|
                CHECKS\
                """
                        .replace("CHECKS", checks());

        Golden.holds(Path.of("src/docs/checks.md"), page);
    }

    private static String checks() {
        return Found.every(HealthCheck.class).stream()
                .filter(check -> !(check instanceof LeftoverTable))
                .map(HealthCheck::card)
                .sorted(Comparator.comparing(HealthCard::id))
                .map(card ->
                        row(
                                card.id(),
                                card.says(),
                                card.threshold(),
                                card.source(),
                                card.needs(),
                                basis(card)))
                .collect(Collectors.joining());
    }

    private static String basis(HealthCard card) {
        return switch (card.basis()) {
            case PRESENT -> "what is there now";
            case DATABASE -> "the database's counters";
            case CHECKPOINTS -> "the checkpoints' counters";
            case STATEMENTS -> "pg_stat_statements";
        };
    }

    private static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
