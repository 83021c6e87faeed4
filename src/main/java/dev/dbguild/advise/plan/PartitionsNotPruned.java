package dev.dbguild.advise.plan;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A query with conditions goes through every partition, because none of them is on the partition key.
final class PartitionsNotPruned implements PlanFinding {
    private static final int MANY = 4;

    private static final PlanCard CARD =
            new PlanCard(
                    "partitions-not-pruned",
                    "every partition is searched, because no condition is on the partition key",
                    "add a condition on the bare partition key",
                    "4 partitions or more, all of them searched, with a condition that throws rows away",
                    "PostgreSQL documentation 5.12.4, partition pruning; the figure is ours");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Append", "Merge Append")
                .filter(placed -> placed.node().number("Subplans Removed") == 0)
                .filter(placed -> read(placed.node()) >= MANY)
                .filter(placed ->
                        scans(placed.node()).stream().anyMatch(PartitionsNotPruned::conditioned))
                .flatMap(placed -> find(facts, placed).stream())
                .toList();
    }

    /// How many partitions were read, or are to be read: some are passed over only when the query runs.
    private static long read(PlanNode append) {
        return scans(append).stream().filter(scan -> scan.loops() > 0).count();
    }

    private static List<PlanNode> scans(PlanNode append) {
        return append.children().stream()
                .flatMap(child ->
                        child.relation() == null ? child.children().stream() : Stream.of(child))
                .filter(scan -> scan.relation() != null)
                .toList();
    }

    private static boolean conditioned(PlanNode scan) {
        return !scan.conditions().all().isEmpty();
    }

    private static Optional<Finding> find(PlanFacts facts, PlacedNode append) {
        List<PlanNode> scans = scans(append.node());
        if (!facts.knowsSchema()) {
            return looksPartitioned(scans)
                    ? Optional.of(assumed(facts, append, scans))
                    : Optional.empty();
        }
        return facts.table(scans.getFirst())
                .flatMap(partition -> Optional.ofNullable(partition.partitionOf()))
                .flatMap(facts::tableNamed)
                .filter(parent -> facts.partitionsOf(parent) == scans.size())
                .map(parent -> finding(facts, append, parent));
    }

    /// The server numbers the aliases of partitions: `events_1`, `events_2`, …
    private static boolean looksPartitioned(List<PlanNode> scans) {
        List<String> stems =
                scans.stream()
                        .map(scan -> scan.name().orElse("").replaceAll("_\\d+$", ""))
                        .distinct()
                        .toList();
        boolean numbered =
                scans.stream().allMatch(scan -> scan.name().orElse("").matches(".*_\\d+"));
        boolean distinct =
                scans.stream().map(PlanNode::relation).distinct().count() == scans.size();
        return numbered && distinct && stems.size() == 1;
    }

    private static Finding assumed(PlanFacts facts, PlacedNode append, List<PlanNode> scans) {
        return CARD.at(facts, append)
                .assumed(
                        scans.size() + " partitions are searched",
                        new Remedy("add a condition on the bare partition key", null),
                        "the schema: how many partitions there are, and their key");
    }

    private static Finding finding(PlanFacts facts, PlacedNode append, Table parent) {
        String key = String.valueOf(parent.partitionKey());
        String column = key.replaceAll("^\\w+ \\(|\\)$", "");
        String message =
                "all %d partitions of '%s' are searched: no condition narrows its partition key %s"
                        .formatted(facts.partitionsOf(parent), parent.shown(), key);
        return CARD.at(facts, append)
                .warning(
                        message,
                        new Remedy(
                                "add a condition on '%s' itself, without a function or cast around it"
                                        .formatted(column),
                                null));
    }
}
