package dev.dbguild.advise.plan;

import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Says each cause once, and the worst first.
final class Causes {
    /// What tells less than these, where both are on one node.
    private static final Map<String, Set<String>> YIELDS =
            Map.of(
                    "inefficient-nested-loop", Set.of("join-filter-with-or", "disabled-node"),
                    "row-misestimate", Set.of("stale-statistics"),
                    "inefficient-index",
                            Set.of("index-chosen-for-order-only", "function-or-cast-hides-index"),
                    "slow-sequential-scan", Set.of("disabled-node"),
                    "temporary-file-io", Set.of("cte-filtered-outside"),
                    "sort-without-index", Set.of("sort-spill", "large-offset"),
                    "wide-rows", Set.of("sort-spill", "hash-in-batches", "serialization-cost"));

    /// It only says where to look, and has nothing to add to what says why.
    private static final String WHERE = "node-dominates-time";

    /// What says why a step takes long.
    private static final Set<String> WHY =
            Set.of(
                    "slow-sequential-scan",
                    "inefficient-index",
                    "inefficient-nested-loop",
                    "index-chosen-for-order-only",
                    "join-filter-with-or",
                    "sort-spill",
                    "hash-in-batches",
                    "hash-aggregate-spill",
                    "lossy-bitmap",
                    "large-offset",
                    "heap-fetches",
                    "cache-misses",
                    "temporary-file-io",
                    "cte-filtered-outside",
                    "correlated-sub-plan",
                    "sort-without-index",
                    "leading-wildcard-search",
                    "function-or-cast-hides-index");

    private static final Set<String> REPEATS =
            Set.of("correlated-sub-plan", "inefficient-nested-loop");

    private Causes() {}

    static List<Finding> once(PlanFacts facts, List<Finding> findings) {
        Set<String> told = new HashSet<>();
        return findings.stream()
                .filter(finding -> findings.stream().noneMatch(other -> covers(other, finding)))
                .filter(finding -> told.add(place(facts, finding)))
                .map(finding -> weighed(finding, findings))
                .sorted(
                        Comparator.comparing(Finding::severity)
                                .thenComparing(finding -> weight(facts, finding))
                                .reversed())
                .toList();
    }

    /// The rule and where it was found; partitions of one table are one place.
    private static String place(PlanFacts facts, Finding finding) {
        String node = String.valueOf(finding.location().node());
        return finding.rule()
                + " "
                + facts.nodes()
                        .filter(placed -> placed.path().equals(node))
                        .flatMap(placed -> partition(placed).stream())
                        .findFirst()
                        .orElse(node + finding.message());
    }

    /// The server numbers the aliases of partitions: `events_1`, `events_2`, …
    private static Optional<String> partition(PlacedNode placed) {
        return placed.ancestors().stream()
                .filter(above -> above.node().any("Append", "Merge Append"))
                .findFirst()
                .filter(_ -> placed.node().name().orElse("").matches(".*_\\d+"))
                .map(append ->
                        append.path()
                                + " "
                                + placed.node().name().orElse("").replaceAll("_\\d+$", ""));
    }

    /// With the time that its step takes, where that is most of it.
    private static Finding weighed(Finding finding, List<Finding> findings) {
        return findings.stream()
                .filter(other -> other.rule().equals(WHERE) && covers(finding, other))
                .findFirst()
                .map(other -> finding.saying("; " + other.message()))
                .orElse(finding);
    }

    private static boolean covers(Finding other, Finding finding) {
        return other != finding && (here(other, finding) || above(other, finding));
    }

    private static boolean above(Finding other, Finding finding) {
        return below(other, finding) && (unpruned(other, finding) || repeated(other, finding));
    }

    /// A function around the partition key hides it as it hides an index.
    private static boolean unpruned(Finding other, Finding finding) {
        return finding.rule().equals("function-or-cast-hides-index")
                && other.rule().equals("partitions-not-pruned");
    }

    private static boolean below(Finding other, Finding finding) {
        return String.valueOf(finding.location().node())
                .startsWith(other.location().node() + " > ");
    }

    /// A scan that is slow because the step above repeats it.
    private static boolean repeated(Finding other, Finding finding) {
        return finding.rule().equals("slow-sequential-scan")
                && REPEATS.contains(other.rule())
                && other.remedy().sql() != null
                && other.remedy().sql().equals(finding.remedy().sql());
    }

    private static boolean here(Finding other, Finding finding) {
        return Objects.equals(other.location().node(), finding.location().node())
                && (finding.rule().equals(WHERE) && WHY.contains(other.rule())
                        || YIELDS.getOrDefault(finding.rule(), Set.of()).contains(other.rule()));
    }

    private static double weight(PlanFacts facts, Finding finding) {
        return facts.nodes()
                .filter(placed -> placed.path().equals(finding.location().node()))
                .findFirst()
                .map(placed -> weight(facts, placed))
                .orElse(0.0);
    }

    private static double weight(PlanFacts facts, PlacedNode placed) {
        return facts.analyzed() ? facts.ownMs(placed) : facts.ownCost(placed);
    }
}
