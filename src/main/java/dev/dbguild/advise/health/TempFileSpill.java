package dev.dbguild.advise.health;

import dev.dbguild.Problem;
import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.engine.CountsTransactions.Transactions;
import dev.dbguild.engine.ListsSlowQueries.SlowQueries;
import dev.dbguild.engine.ListsSlowQueries.SlowQuery;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Sorts and hashes do not fit into memory and go to disk.
final class TempFileSpill implements HealthCheck {
    private static final long BYTES = 100L << 20;
    private static final long FILES = 10;
    private static final double SHARE = 0.001;
    private static final Duration YOUNG = Duration.ofDays(1);

    private static final HealthCard CARD =
            new HealthCard(
                            "temp-files-spilled",
                            "queries write what does not fit into work_mem to disk and read it again",
                            "10 temporary files of 100 MB together, and one for every 1,000 transactions, unless pg_stat_statements"
                                    + " shows that no query wrote them; an info while the counters are younger than a day",
                            "ours; building indexes spills too, which is as it should be",
                            "nothing")
                    .counting(Basis.DATABASE);

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Transactions counted = facts.transactions();
        if (counted.tempBytes() < BYTES
                || counted.tempFiles() < FILES
                || counted.tempFiles() < SHARE * counted.all()) {
            return List.of();
        }
        Optional<SlowQueries> statements = statements(facts);
        return statements.isPresent() && worst(statements.get()).isEmpty()
                ? List.of()
                : List.of(finding(facts, counted, statements.flatMap(TempFileSpill::worst)));
    }

    private static Optional<SlowQueries> statements(HealthFacts facts) {
        try {
            return Optional.of(facts.slowQueries()).filter(SlowQueries::available);
        } catch (Problem problem) {
            return Optional.empty();
        }
    }

    private static Optional<SlowQuery> worst(SlowQueries statements) {
        return statements.queries().stream()
                .filter(query -> query.tempBytes() > 0)
                .max(Comparator.comparingLong(SlowQuery::tempBytes));
    }

    private static Finding finding(
            HealthFacts facts, Transactions counted, Optional<SlowQuery> worst) {
        String message =
                "%s went through %s temporary files, %s each%s"
                        .formatted(
                                Bytes.shown(counted.tempBytes()),
                                Figures.count(counted.tempFiles()),
                                Bytes.shown((double) counted.tempBytes() / counted.tempFiles()),
                                worst.map(TempFileSpill::told).orElse(""));
        Remedy remedy =
                new Remedy(
                        "find the queries (tool slow_queries shows what each wrote), index their sorts, or give the role that"
                                + " runs them more work_mem, not the whole server",
                        null);
        HealthSpot spot = CARD.measured("work_mem");
        return facts.countedFor(YOUNG) ? spot.warning(message, remedy) : spot.info(message, remedy);
    }

    private static String told(SlowQuery query) {
        return "; most by %s calls of: %s"
                .formatted(Figures.count(query.calls()), Sessions.query(query.query()));
    }
}
