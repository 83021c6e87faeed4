package dev.dbguild.advise.health;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ListsSlowQueries.SlowQueries;
import dev.dbguild.engine.ListsSlowQueries.SlowQuery;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Rating;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Threshold;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A statement that users wait for.
final class SlowStatement implements HealthCheck {
    private static final int SUBJECT = 60;
    private static final int MESSAGE = 160;
    private static final long ENOUGH_CALLS = 3;
    private static final double ENOUGH_SHARE = 1;
    private static final int MOST = 10;
    private static final Pattern WORK =
            Pattern.compile("(?is)\\s*(select|with|insert|update|delete|merge|values)\\b.*");

    private static final HealthCard CARD =
            new HealthCard(
                            "slow-statement",
                            "a statement takes long each time it is run",
                            "3 calls, 50 ms on average and 1 % of all time; an error over 200 ms",
                            "the seeds' table of thresholds; calls and share are ours (PgHero: 20 ms, 100 calls)",
                            "pg_monitor, to see the statements of other users")
                    .counting(Basis.STATEMENTS);

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        SlowQueries slow = facts.slowQueries();
        if (!slow.available()) {
            throw new Problem(
                    Code.NOT_SUPPORTED_BY_ENGINE,
                    String.valueOf(slow.unavailable()),
                    "install pg_stat_statements");
        }
        return slow.queries().stream()
                .filter(query -> query.calls() >= ENOUGH_CALLS && query.share() >= ENOUGH_SHARE)
                .filter(query -> WORK.matcher(query.query()).matches())
                .flatMap(query -> finding(facts, query))
                .limit(MOST)
                .toList();
    }

    private static Stream<Finding> finding(HealthFacts facts, SlowQuery query) {
        Rating rating = Threshold.QUERY_RESPONSE.rate(query.meanMs());
        String message =
                "takes %s on average, %s at most, in %s calls: %s of all time: %s"
                        .formatted(
                                Figures.time(query.meanMs()),
                                Figures.time(query.maxMs()),
                                Figures.count(query.calls()),
                                Figures.percent(query.share()),
                                shortened(query.query(), MESSAGE));
        return CARD.measured(shortened(query.query(), SUBJECT))
                .rated(
                        rating,
                        message,
                        new Remedy(
                                "explain it and ask which index it needs", explain(facts, query)));
    }

    /// What has open parameters can be explained from 16 on.
    private static @Nullable String explain(HealthFacts facts, SlowQuery query) {
        boolean open = query.query().matches("(?s).*\\$\\d.*");
        if (open && facts.server().major() < 16) {
            return null;
        }
        return (open ? "explain (generic_plan) " : "explain ")
                + query.query().strip().replaceFirst(";$", "")
                + ";";
    }

    private static String shortened(String query, int most) {
        String line = query.strip().replaceAll("\\s+", " ");
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }
}
