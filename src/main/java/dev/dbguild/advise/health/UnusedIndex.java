package dev.dbguild.advise.health;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.engine.MeasuresIndexes.IndexMeasure;
import dev.dbguild.engine.MeasuresIndexes.IndexUsage;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An index that nobody has read since the counters began.
final class UnusedIndex implements HealthCheck {
    private static final long FLOOR = 1 << 20;
    private static final long ENOUGH_READS = 20;
    private static final Duration LONG_ENOUGH = Duration.ofDays(7);

    private static final HealthCard CARD =
            new HealthCard(
                            "unused-index",
                            "an index is kept up by each write and read by nobody",
                            "1 MB or more, not unique, no foreign key needs it, 0 scans while its table was read 20 times;"
                                    + " only an assumption while the counters are younger than 7 days",
                            "PgHero (0 scans; its floor is 10 MB); the rest is ours",
                            "nothing")
                    .counting(Basis.DATABASE);

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        IndexUsage usage = facts.indexes();
        if (usage.replica()) {
            throw new Problem(
                    Code.NOT_SUPPORTED_BY_ENGINE,
                    "this is a standby: its counters say nothing about the primary",
                    "check the primary");
        }
        return usage.indexes().stream()
                .filter(UnusedIndex::idle)
                .filter(measure -> reads(facts, measure.index()) >= ENOUGH_READS)
                .filter(measure ->
                        table(facts, measure.index())
                                .filter(table -> table.needs(measure.index()))
                                .isEmpty())
                .map(measure -> finding(facts, usage.since(), measure))
                .toList();
    }

    private static boolean idle(IndexMeasure measure) {
        Index index = measure.index();
        return measure.scans() == 0
                && index.bytes() >= FLOOR
                && index.valid()
                && !index.unique()
                && !index.constraint()
                && !measure.replicaIdentity();
    }

    private static Optional<Table> table(HealthFacts facts, Index index) {
        return facts.schema().table(index.namespace() + "." + index.table());
    }

    private static long reads(HealthFacts facts, Index index) {
        return facts.tables().stream()
                .filter(table -> table.schema().equals(index.namespace()))
                .filter(table ->
                        table.table().equals(index.table())
                                || index.table().equals(table.partitionOf()))
                .mapToLong(table -> table.seqScans() + table.indexScans())
                .sum();
    }

    private static Finding finding(
            HealthFacts facts,
            @org.jspecify.annotations.Nullable Instant since,
            IndexMeasure measure) {
        Index index = measure.index();
        String message =
                "'%s' on '%s' takes %s and was not read once %s; its table had %s writes"
                        .formatted(
                                index.shown(),
                                index.table(),
                                Bytes.shown(index.bytes()),
                                since == null ? "since the server was made" : "since " + since,
                                Figures.count(measure.tableWrites()));
        Remedy remedy =
                new Remedy(
                        "look at the replicas too, for they count by themselves, and at what runs only monthly; then drop it",
                        DropIndex.statement(facts, index));
        HealthSpot spot = CARD.measured(index.shown());
        return facts.countedFor(LONG_ENOUGH)
                ? spot.warning(message, remedy)
                : spot.assumed(
                        message, remedy, "counters of a whole business cycle, on replicas too");
    }
}
