package dev.dbguild.advise.plan;

import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// A nested loop's cache of inner rows is too small, so it forgets what it is asked again.
final class MemoizeEvictions implements PlanFinding {
    private static final double ENOUGH = 1_000;
    private static final double MUCH = 0.1;
    private static final double SERVED = 0.9;

    private static final PlanCard CARD =
            new PlanCard(
                    "memoize-evictions",
                    "the cache of a nested loop's inner side is too small: it forgets rows that it is asked for again",
                    "raise work_mem for this query, or join by hash",
                    "any overflow, or 1,000 evictions for at least 10 % of the look-ups; silent when 90 % were found in the cache",
                    "nobody else tells; PostgreSQL's cost model expects few evictions, the figures are ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Memoize")
                .filter(placed -> facts.matters(placed) && thrashes(placed))
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static boolean thrashes(PlacedNode placed) {
        double evictions = Workers.sum(placed, "Cache Evictions");
        boolean forgets =
                evictions >= ENOUGH
                        && evictions >= MUCH * lookUps(placed)
                        && Workers.sum(placed, "Cache Hits") < SERVED * lookUps(placed);
        return forgets || Workers.sum(placed, "Cache Overflows") > 0;
    }

    private static double lookUps(PlacedNode placed) {
        return Workers.sum(placed, "Cache Hits") + Workers.sum(placed, "Cache Misses");
    }

    private static Finding finding(PlanFacts facts, PlacedNode placed) {
        String message =
                "the cache by %s held %s and forgot %s of %s entries; %s did not fit at all; %s of %s look-ups were served by it"
                        .formatted(
                                placed.node().word("Cache Key"),
                                Bytes.shown(kept(placed)),
                                Figures.count(Workers.sum(placed, "Cache Evictions")),
                                Figures.count(Workers.sum(placed, "Cache Misses")),
                                Figures.count(Workers.sum(placed, "Cache Overflows")),
                                Figures.count(Workers.sum(placed, "Cache Hits")),
                                Figures.count(lookUps(placed)));
        return CARD.at(facts, placed)
                .warning(
                        message,
                        WorkMemory.ofHash(
                                facts,
                                1.2 * kept(placed) * growth(placed),
                                "index the outer side so that equal keys come together, or let it join by hash"));
    }

    private static double kept(PlacedNode placed) {
        return Workers.most(placed, "Peak Memory Usage") * 1024;
    }

    /// How many times more entries there were than fitted, if none came back; fewer did.
    private static double growth(PlacedNode placed) {
        double misses = Workers.sum(placed, "Cache Misses");
        double stayed = misses - Workers.sum(placed, "Cache Evictions");
        return Math.min(100, misses / Math.max(1, stayed));
    }
}
