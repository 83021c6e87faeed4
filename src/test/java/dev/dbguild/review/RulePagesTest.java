package dev.dbguild.review;

import dev.dbguild.Found;
import dev.dbguild.Golden;
import dev.dbguild.finding.RuleCard;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every review rule stands on the page of rules, as its card says it.
class RulePagesTest {
    @Test
    void every_rule_has_its_place_on_the_page() {
        List<RuleCard> cards =
                Found.every(Rule.class).stream()
                        .filter(rule -> !(rule instanceof CreateRewriteRule))
                        .map(Rule::card)
                        .sorted(Comparator.comparing(RuleCard::id))
                        .toList();

        String page =
                "# Review rules\n\nMade from the rules' cards. Each claim is held against the lab where the statement can be run there.\n"
                        + cards.stream().map(RulePagesTest::section).collect(Collectors.joining());

        Golden.holds(Path.of("src/docs/rules.md"), page);
    }

    private static String section(RuleCard card) {
        return """

        ## %s

        %s: %s. Instead: %s.

        ```sql
        -- found
        %s
        -- not found
        %s
        ```
        """
                .formatted(
                        card.id(),
                        card.severity().id(),
                        card.hazard(),
                        card.cure(),
                        String.join("\n", card.bad()),
                        String.join("\n", card.good()));
    }
}
