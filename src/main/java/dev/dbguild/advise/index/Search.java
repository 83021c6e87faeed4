package dev.dbguild.advise.index;

import dev.dbguild.advise.index.Costs.Built;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Chooses indexes together: begins with all that any query would use if it saw every candidate, which costs the queries
/// least, and then gives up or exchanges for a smaller one, again and again, what is worth least for its size.
///
/// What is lost is the share of a query's own cost, weighted half by the query's part in the whole workload and half
/// alike for all queries: an index that rescues one query of ten is worth its place. A byte has a price, which rises
/// until the budget is kept. Deterministic: of equal steps the first in the candidates' order is taken.
///
/// As sets shrink, losses grow; so what a step lost when it was last looked at is a bound for what it would lose now,
/// and only the best is looked at again.
final class Search {
    /// An index that takes away less than this of every query's cost is not worth its upkeep.
    static final double WORTH = 0.10;

    /// Unless it takes away this share of all queries' cost together.
    private static final double WORTH_TOGETHER = 0.02;

    /// What so many bytes as all tables have are worth, as a share of the cost.
    private static final double PRICE = 0.12;

    /// What a spared sort of rows that LIMIT throws away is worth beyond its cost, which grows with the rows.
    private static final double SORT = 0.02;

    private static final double DEARER = 1.5;
    private static final double DEAREST = 1e9;

    /// Fewer pages and rows saved are no matter, in the planner's unit.
    private static final double LEAST = 10;

    private final Costs costs;
    private final List<Asked> queries;
    private final Scale scale;
    private final double[] before;
    private final double[] parts;
    private final double[] weights;
    private final Map<Integer, String> reasons = new LinkedHashMap<>();
    private final Map<Step, Double> losses = new HashMap<>();
    private final BitSet chosen = new BitSet();
    private double price = PRICE;

    /// What sizes are measured by.
    ///
    /// @param tableBytes of all tables
    /// @param budget most bytes that indexes may take
    record Scale(double tableBytes, long budget, Upkeep upkeep) {}

    /// Indexes given up, or exchanged for one.
    ///
    /// @param in negative for none
    private record Step(BitSet out, int in) {}

    /// What a step would change.
    ///
    /// @param loss weighted share of the cost
    /// @param most greatest share of one query's cost
    /// @param clear greatest share of what a query would cost then, where it is more than a few pages
    /// @param together share of the workload
    private record Loss(double loss, double most, double clear, double together) {}

    Search(Costs costs, List<Asked> queries, Scale scale) {
        this.costs = costs;
        this.queries = List.copyOf(queries);
        this.scale = scale;
        this.before = costs(new BitSet());
        BitSet all = new BitSet();
        all.set(0, costs.built().size());
        this.parts = Weights.parts(queries, before);
        this.weights = Weights.of(parts, before, costs(all));
    }

    /// The numbers of those chosen.
    BitSet run() {
        BitSet all = new BitSet();
        all.set(0, costs.built().size());
        queries.forEach(query -> chosen.or(costs.of(query, all).used()));
        settle();
        while (bytes(chosen) > scale.budget() && price < DEAREST) {
            price *= DEARER;
            settle();
        }
        drop(this::redundant);
        drop(this::harmful);
        drop(this::worthless);
        return (BitSet) chosen.clone();
    }

    /// Takes steps until none gains.
    private void settle() {
        Step step = best();
        while (step != null) {
            take(step, loss(step));
            step = best();
        }
    }

    private @Nullable Step best() {
        List<Step> steps = steps();
        Step best = null;
        double gain = 1e-9;
        steps.sort(Comparator.comparingDouble(this::bound).reversed());
        for (Step step : steps) {
            if (bound(step) <= gain || costs.exhausted()) {
                break;
            }
            double now = freed(step) - loss(step).loss();
            if (now > gain) {
                best = step;
                gain = now;
            }
        }
        return best;
    }

    private double bound(Step step) {
        return freed(step) - losses.getOrDefault(step, 0.0);
    }

    private double freed(Step step) {
        double out = step.out().stream().mapToDouble(this::price).sum();
        return out - (step.in() < 0 ? 0 : price(step.in()));
    }

    private void take(Step step, Loss loss) {
        chosen.andNot(step.out());
        String instead = "";
        if (step.in() >= 0) {
            chosen.set(step.in());
            reasons.remove(step.in());
            instead = " beside '" + built(step.in()).candidate().shown() + "'";
        }
        for (int out : step.out().stream().toArray()) {
            reasons.put(out, Reasons.lost(loss.most(), built(out).bytes(), instead));
        }
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        chosen.stream().forEach(out -> steps.add(new Step(one(out), -1)));
        for (Built other : costs.built()) {
            if (!chosen.get(other.number())) {
                exchanges(other, steps);
            }
        }
        return steps;
    }

    /// For a smaller one that begins alike; or all for one that does what they do.
    private void exchanges(Built other, List<Step> steps) {
        BitSet replaced = new BitSet();
        for (int out : chosen.stream().toArray()) {
            Candidate candidate = built(out).candidate();
            if (other.bytes() < built(out).bytes() && other.candidate().beginsLike(candidate)) {
                steps.add(new Step(one(out), other.number()));
            }
            if (other.candidate().replaces(candidate)) {
                replaced.set(out);
            }
        }
        if (replaced.cardinality() > 1 && other.bytes() < bytes(replaced)) {
            steps.add(new Step(replaced, other.number()));
        }
    }

    private static BitSet one(int index) {
        BitSet set = new BitSet();
        set.set(index);
        return set;
    }

    private Loss loss(Step step) {
        BitSet after = (BitSet) chosen.clone();
        after.andNot(step.out());
        if (step.in() >= 0) {
            after.set(step.in());
        }
        Loss loss = loss(step.out(), after);
        losses.put(step, loss.loss());
        return loss;
    }

    private Loss loss(BitSet out, BitSet after) {
        double loss = 0;
        double most = 0;
        double clear = 0;
        double together = 0;
        for (int i = 0; i < queries.size(); i++) {
            Explained now = costs.of(queries.get(i), chosen);
            if (now.used().intersects(out)) {
                Explained then = costs.of(queries.get(i), after);
                double cost = then.cost();
                double share = (cost - now.cost()) / Math.max(1e-9, before[i]);
                loss += weights[i] * (share + SORT * (then.sorts() - now.sorts()));
                most = Math.max(most, share);
                clear = Math.max(clear, cost - now.cost() < LEAST ? 0 : 1 - now.cost() / cost);
                together += parts[i] * share;
            }
        }
        return new Loss(loss, most, clear, together);
    }

    /// Gives up, one after the other, those of whom this is true: first of whom least is lost.
    private void drop(IntPredicate condition) {
        Step step = least(condition);
        while (step != null) {
            take(step, loss(step));
            step = least(condition);
        }
    }

    private @Nullable Step least(IntPredicate condition) {
        return chosen.stream()
                .filter(condition)
                .mapToObj(out -> new Step(one(out), -1))
                .min(Comparator.comparingDouble(step -> loss(step).loss()))
                .orElse(null);
    }

    private boolean worthless(int index) {
        return worthless(loss(new Step(one(index), -1)));
    }

    /// Whether another begins with all its keys, for the same rows.
    private boolean redundant(int index) {
        Candidate candidate = built(index).candidate();
        return chosen.stream()
                .filter(other -> other != index)
                .mapToObj(other -> built(other).candidate())
                .anyMatch(other -> other.beginsAs(candidate) && other.replaces(candidate));
    }

    /// Whether a query that uses it costs more than before: the planner takes nearly equal costs for equal.
    private boolean harmful(int index) {
        for (int i = 0; i < before.length; i++) {
            Explained now = costs.of(queries.get(i), chosen);
            if (now.cost() > before[i] && now.used().get(index)) {
                return true;
            }
        }
        return false;
    }

    private boolean worthless(Loss loss) {
        return loss.clear() < WORTH && loss.together() < WORTH_TOGETHER;
    }

    private double price(int index) {
        Built one = built(index);
        return price * one.bytes() / Math.max(1, scale.tableBytes())
                + scale.upkeep().of(one.candidate());
    }

    private Built built(int number) {
        return costs.built().get(number);
    }

    private long bytes(BitSet indexes) {
        return indexes.stream().mapToLong(i -> built(i).bytes()).sum();
    }

    private double[] costs(BitSet visible) {
        return queries.stream().mapToDouble(query -> costs.of(query, visible).cost()).toArray();
    }

    /// Of one that is not chosen: why.
    @Nullable String reason(int number) {
        return reasons.get(number);
    }

    /// Share of the workload that one of those chosen takes away, beside the others.
    double saves(int number) {
        BitSet less = (BitSet) chosen.clone();
        less.clear(number);
        double saved = 0;
        for (int i = 0; i < before.length; i++) {
            double with = costs.of(queries.get(i), chosen).cost();
            double without = costs.of(queries.get(i), less).cost();
            saved += parts[i] * (without - with) / Math.max(1e-9, before[i]);
        }
        return saved;
    }
}
