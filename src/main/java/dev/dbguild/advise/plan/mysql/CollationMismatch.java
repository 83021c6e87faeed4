package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Columns of different character sets are compared, so one is converted and its index cannot serve.
final class CollationMismatch implements MySqlFinding {
    private static final Pattern CONVERTED =
            Pattern.compile("(?i)convert\\(`?([\\w$]+)`?\\.\\S+ using \\w+\\)");

    private static final PlanCard CARD =
            new PlanCard(
                    "collation-mismatch",
                    "text of two character sets is compared, so each value is converted and an index cannot serve",
                    "give both columns one character set and collation",
                    "1,000 rows read to compare a converted column",
                    "convert(… using …) in the condition of the plan; the row count is that of full-table-scan");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(placed ->
                        placed.node().any("Table scan", "Index scan", "Hash join table scan"))
                .filter(placed -> facts.reportsMany(placed) && condition(placed).isPresent())
                .map(placed -> finding(facts, placed, condition(placed).orElseThrow()))
                .toList();
    }

    private static Optional<String> condition(PlacedNode placed) {
        Stream<String> above =
                placed.parent() == null
                        ? Stream.of()
                        : placed.parent().node().conditions().all().stream();
        return Stream.concat(placed.node().conditions().all().stream(), above)
                .filter(text -> converts(text, placed.node()))
                .findFirst();
    }

    private static boolean converts(String text, PlanNode node) {
        String alias = String.valueOf(node.alias() == null ? node.relation() : node.alias());
        return CONVERTED.matcher(text).results().anyMatch(match -> match.group(1).equals(alias));
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed, String condition) {
        return new Spot(CARD, facts, placed)
                .warning(
                        "%s rows of '%s' are read because %s converts between character sets"
                                .formatted(
                                        Figures.count(facts.reads(placed)),
                                        facts.name(placed),
                                        condition),
                        new Remedy(
                                "give both tables one character set, in a reviewed migration",
                                "alter table "
                                        + facts.name(placed)
                                        + " convert to character set utf8mb4;"));
    }
}
