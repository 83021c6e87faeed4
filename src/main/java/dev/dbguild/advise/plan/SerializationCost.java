package dev.dbguild.advise.plan;

import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;

/// Writing the result for the client takes a large part of the time.
final class SerializationCost implements PlanFinding {
    private static final double MUCH = 0.2;
    private static final double MOST = 0.5;
    private static final double ENOUGH_MS = 20;
    private static final double ENOUGH_KB = 1024;

    private static final PlanCard CARD =
            new PlanCard(
                    "serialization-cost",
                    "writing the result out for the client, compressed values among it, takes a large part of the time",
                    "ask for fewer columns and rows",
                    "1 MB of result, 20 % of the execution and 20 ms; a warning from 50 %",
                    "nobody else tells; PostgreSQL 17 measures it, the figures are ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        double ms = number(facts, "Time");
        double share = ms / Math.max(1e-9, facts.executionMs());
        return ms < ENOUGH_MS || share < MUCH || number(facts, "Output Volume") < ENOUGH_KB
                ? List.of()
                : List.of(finding(facts, facts.plan().nodes().getFirst(), ms, share));
    }

    private static double number(PlanFacts facts, String key) {
        return facts.about("Serialization").get(key) instanceof Number number
                ? number.doubleValue()
                : 0;
    }

    private static Finding finding(PlanFacts facts, PlacedNode root, double ms, double share) {
        String message =
                "writing %s of result for the client took %s, %s of the time"
                        .formatted(
                                Bytes.shown(number(facts, "Output Volume") * 1024),
                                Figures.time(ms),
                                Figures.share(Math.min(1, share)));
        return CARD.at(facts, root)
                .warningIf(
                        share >= MOST,
                        message,
                        new Remedy(
                                "name the columns that are needed instead of '*': long values are fetched and uncompressed for"
                                        + " each row; fetch fewer rows at a time",
                                null));
    }
}
