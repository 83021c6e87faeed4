package dev.dbguild.advise.plan;

import dev.dbguild.Found;
import dev.dbguild.Golden;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every plan finding stands on its page, as its card says it.
class FindingPagesTest {
    @Test
    void every_finding_has_its_place_on_the_page() {
        String page =
                """
                # Plan findings

                Made from their cards.

                | finding | what goes wrong | threshold | source |
                |---|---|---|---|
                %s
                ## MySQL and MariaDB

                | finding | what goes wrong | threshold | source |
                |---|---|---|---|
                %s\
                """
                        .formatted(rows(findings()), rows(othersFindings()));

        Golden.holds(Path.of("src/docs/plan-findings.md"), page);
    }

    private static Stream<PlanCard> findings() {
        return Found.every(PlanFinding.class).stream().map(PlanFinding::card);
    }

    private static Stream<PlanCard> othersFindings() {
        return Found.every(PlanJudge.class).stream().flatMap(judge -> judge.cards().stream());
    }

    private static String rows(Stream<PlanCard> cards) {
        return cards.sorted(Comparator.comparing(PlanCard::id))
                .map(card -> row(card.id(), card.says(), card.threshold(), card.source()))
                .collect(Collectors.joining());
    }

    private static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
