package dev.dbguild.advise.index;

import dev.dbguild.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chooses indexes one after the other: each time the one that gains most, given those already chosen.
///
/// The gain is the share of the planner's cost that goes, weighted by how much time each query takes. Deterministic:
/// of candidates within 5 % of the best, one that spares a sort is preferred, then the smaller one, then the name.
final class Search {
    /// An index that takes away less than this of a query's cost is not worth its upkeep.
    static final double WORTH = 0.10;

    private static final double NEARLY = 0.05;
    private static final int ROUNDS = 6;

    private final Trial trial;
    private final List<Asked> queries;
    private final List<Candidate> open;
    private final List<Chosen> chosen = new ArrayList<>();
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();
    private final List<Plan> first;
    private List<Plan> plans;

    /// A query, with how much it counts.
    record Asked(@org.jspecify.annotations.Nullable String id, String sql, double weight) {}

    /// An index that was chosen.
    ///
    /// @param saves share of the cost of all queries, before any index, that it takes away
    record Chosen(Candidate candidate, long bytes, double saves) {}

    /// What a candidate did when it was tried.
    ///
    /// @param left weighted share of the cost that is left with it, of what there was before it
    /// @param best the greatest gain for one query, 0 to 1
    record Attempt(Candidate candidate, long bytes, double left, double best, long sorts) {}

    Search(Trial trial, List<Asked> queries, List<Candidate> candidates) {
        this.trial = trial;
        this.queries = List.copyOf(queries);
        this.open = new ArrayList<>(candidates);
        this.first = plans();
        this.plans = first;
    }

    /// The plans as they are now.
    List<Plan> plans() {
        return queries.stream().map(query -> trial.plan(query.sql())).toList();
    }

    List<Chosen> run() {
        for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
            Optional<Attempt> best = best(open.stream().map(this::attempt).toList());
            if (best.isEmpty()) {
                break;
            }
            choose(best.get().candidate());
        }
        return List.copyOf(chosen);
    }

    private void choose(Candidate candidate) {
        double before = left(plans);
        long bytes = trial.build(candidate);
        plans = plans();
        chosen.add(new Chosen(candidate, bytes, before - left(plans)));
        open.remove(candidate);
    }

    /// Weighted share of the cost before any index that these plans still take.
    private double left(List<Plan> now) {
        double weights = queries.stream().mapToDouble(Asked::weight).sum();
        double left = 0;
        for (int i = 0; i < queries.size(); i++) {
            left += queries.get(i).weight() * share(now.get(i), first.get(i));
        }
        return weights <= 0 ? 1 : left / weights;
    }

    private static double share(Plan now, Plan before) {
        return now.cost() / Math.max(1e-9, before.cost());
    }

    /// How every candidate that was not chosen did when it was tried last.
    List<Attempt> lost() {
        return attempts.values().stream()
                .filter(attempt ->
                        chosen.stream()
                                .noneMatch(one -> one.candidate().sameAs(attempt.candidate())))
                .toList();
    }

    private Attempt attempt(Candidate candidate) {
        long bytes = trial.build(candidate);
        try {
            Attempt attempt = judge(candidate, bytes, plans());
            attempts.put(candidate.shown(), attempt);
            return attempt;
        } finally {
            trial.drop(candidate);
        }
    }

    private Attempt judge(Candidate candidate, long bytes, List<Plan> now) {
        double best = 0;
        for (int i = 0; i < queries.size(); i++) {
            best = Math.max(best, 1 - share(now.get(i), plans.get(i)));
        }
        long sorts = now.stream().mapToLong(Search::sorts).sum();
        return new Attempt(candidate, bytes, left(now) / left(plans), best, sorts);
    }

    private static long sorts(Plan plan) {
        return plan.nodes().stream()
                .filter(placed -> placed.node().any("Sort", "Incremental Sort"))
                .count();
    }

    private static Optional<Attempt> best(List<Attempt> attempts) {
        List<Attempt> worth =
                attempts.stream()
                        .filter(attempt -> attempt.best() >= WORTH && attempt.left() < 0.99)
                        .toList();
        double least = worth.stream().mapToDouble(Attempt::left).min().orElse(1);
        return worth.stream()
                .filter(attempt -> attempt.left() <= least * (1 + NEARLY))
                .min(
                        Comparator.comparingLong(Attempt::sorts)
                                .thenComparingLong(Attempt::bytes)
                                .thenComparing(attempt -> attempt.candidate().shown()));
    }
}
