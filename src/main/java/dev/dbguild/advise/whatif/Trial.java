package dev.dbguild.advise.whatif;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.advise.Figures;
import dev.dbguild.advise.whatif.WhatIfAnswer.AloneEffect;
import dev.dbguild.advise.whatif.WhatIfAnswer.Basis;
import dev.dbguild.advise.whatif.WhatIfAnswer.ChangeEffect;
import dev.dbguild.advise.whatif.WhatIfAnswer.QueryEffect;
import dev.dbguild.advise.whatif.WhatIfAnswer.SkippedQuery;
import dev.dbguild.advise.whatif.WhatIfAnswer.Verdict;
import dev.dbguild.finding.Proof;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One question being answered.
final class Trial {
    /// Costs this near are the same: two builds of one index differ by as much.
    private static final double NEARLY = 0.01;

    private final WhatIfQuestion question;
    private final Grounds grounds;
    private final List<Change> changes;
    private final List<AskedQuery> queries = new ArrayList<>();
    private final List<Plan> before = new ArrayList<>();
    private final List<SkippedQuery> skipped = new ArrayList<>();

    /// @param grounds where sizes and remarks come from
    Trial(WhatIfQuestion question, Grounds grounds) {
        this.question = question;
        this.grounds = grounds;
        this.changes = grounds.changes();
        this.skipped.addAll(question.skipped());
    }

    /// @param planner where plans come from
    WhatIfAnswer by(Planner planner, Basis basis) {
        planAsItIs(planner);
        Set<Change> all = Set.copyOf(changes);
        Ground ground = grounds.with(all);
        List<QueryEffect> effects = effects(planner.plans(queries, all));
        if (ground.hasRows()) {
            effects =
                    timed(
                            effects,
                            grounds.with(Set.of()).times(queries, Set.of()),
                            ground.times(queries, all));
        }
        List<ChangeEffect> told = changes.stream().map(change -> told(ground, change)).toList();
        List<AloneEffect> alone =
                question.each() && changes.size() > 1
                        ? changes.stream().map(change -> alone(planner, change)).toList()
                        : List.of();
        return new WhatIfAnswer(
                WhatIfAnswer.VERSION,
                grounds.target(),
                basis,
                ground.hasRows() ? Proof.OBSERVED : Proof.DERIVED,
                says(effects),
                effects.stream().mapToDouble(QueryEffect::costBefore).sum(),
                effects.stream().mapToDouble(Trial::costAfter).sum(),
                told,
                effects,
                alone,
                skipped,
                List.of(),
                basis == Basis.HYPOPG ? List.of() : ground.differences());
    }

    /// A single query must be plannable; one of many is skipped.
    private void planAsItIs(Planner planner) {
        List<Planned> first = planner.plans(question.queries(), Set.of());
        for (int i = 0; i < first.size(); i++) {
            AskedQuery query = question.queries().get(i);
            switch (first.get(i)) {
                case Planned.As planned -> keep(query, planned.plan());
                case Planned.Not not -> skip(query, not.why());
            }
        }
    }

    private void keep(AskedQuery query, Plan plan) {
        if (query.id() == null || !readsCatalogueOnly(plan)) {
            queries.add(query);
            before.add(plan);
        }
    }

    /// As monitoring does, ours too: no change of anybody's makes that faster.
    private static boolean readsCatalogueOnly(Plan plan) {
        return plan.nodes().stream()
                .map(placed -> placed.node().relation())
                .allMatch(relation -> relation == null || relation.startsWith("pg_"));
    }

    private void skip(AskedQuery query, String why) {
        if (question.queries().size() == 1) {
            throw new Problem(
                            Code.SQL_FAILED,
                            "the query cannot be planned: " + why,
                            "explain it on the target to see why")
                    .with("sql", AskedQuery.shortened(query.sql()));
        }
        skipped.add(new SkippedQuery(query.sql(), why));
    }

    private List<QueryEffect> effects(List<Planned> after) {
        List<QueryEffect> effects = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            effects.add(
                    switch (after.get(i)) {
                        case Planned.As planned ->
                                compared(queries.get(i), before.get(i), planned.plan());
                        case Planned.Not not -> broken(queries.get(i), before.get(i), not.why());
                    });
        }
        return effects;
    }

    private static QueryEffect compared(AskedQuery query, Plan before, Plan after) {
        String first = PlanText.of(before);
        String then = PlanText.of(after);
        return new QueryEffect(
                query.name(),
                query.id(),
                query.sql(),
                query.weight(),
                verdict(before.cost(), after.cost()),
                before.cost(),
                after.cost(),
                null,
                null,
                PlanDifference.between(before, after),
                first,
                then.equals(first) ? null : then);
    }

    private static List<QueryEffect> timed(
            List<QueryEffect> effects,
            List<@Nullable Double> before,
            List<@Nullable Double> after) {
        List<QueryEffect> timed = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            timed.add(effects.get(i).timed(before.get(i), after.get(i)));
        }
        return timed;
    }

    private static QueryEffect broken(AskedQuery query, Plan before, String why) {
        return new QueryEffect(
                query.name(),
                query.id(),
                query.sql(),
                query.weight(),
                Verdict.BROKEN,
                before.cost(),
                null,
                null,
                null,
                List.of(why),
                PlanText.of(before),
                null);
    }

    static Verdict verdict(double before, double after) {
        if (after > before * (1 + NEARLY)) {
            return Verdict.WORSE;
        }
        return after < before * (1 - NEARLY) ? Verdict.BETTER : Verdict.SAME;
    }

    private static double costAfter(QueryEffect effect) {
        Double after = effect.costAfter();
        return after == null ? effect.costBefore() : after;
    }

    private static ChangeEffect told(Ground ground, Change change) {
        return new ChangeEffect(
                change.text(),
                change.kind(),
                ground.bytes(change),
                ground.buildMs(change),
                ground.notes(change));
    }

    private AloneEffect alone(Planner planner, Change change) {
        List<QueryEffect> effects = effects(planner.plans(queries, Set.of(change)));
        return new AloneEffect(
                change.text(),
                effects.stream().mapToDouble(Trial::costAfter).sum(),
                left(effects),
                named(effects, Verdict.BETTER),
                named(effects, Verdict.WORSE));
    }

    /// Weighted share of the cost that is left.
    private static double left(List<QueryEffect> effects) {
        double weights = effects.stream().mapToDouble(QueryEffect::weight).sum();
        double left =
                effects.stream()
                        .mapToDouble(each ->
                                each.weight() * costAfter(each) / Math.max(1e-9, each.costBefore()))
                        .sum();
        return weights <= 0 ? 1 : left / weights;
    }

    private static List<String> named(List<QueryEffect> effects, Verdict verdict) {
        return effects.stream()
                .filter(effect -> effect.verdict() == verdict)
                .map(QueryEffect::name)
                .toList();
    }

    private static String says(List<QueryEffect> effects) {
        if (effects.isEmpty()) {
            return "no query could be planned";
        }
        if (effects.size() == 1) {
            return one(effects.getFirst());
        }
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            List<String> names = named(effects, verdict);
            if (!names.isEmpty()) {
                parts.add(names.size() + " " + verdict.id() + listed(verdict, names));
            }
        }
        return "of " + effects.size() + " queries " + String.join(", ", parts);
    }

    private static String listed(Verdict verdict, List<String> names) {
        return verdict == Verdict.SAME ? "" : " (" + String.join(", ", names) + ")";
    }

    private static String one(QueryEffect effect) {
        return switch (effect.verdict()) {
            case BETTER -> "the query gets cheaper: cost " + costs(effect);
            case WORSE -> "the query gets dearer: cost " + costs(effect);
            case SAME -> "the query costs the same: " + Figures.cost(effect.costBefore());
            case BROKEN -> "the query no longer runs: " + effect.because().getFirst();
        };
    }

    private static String costs(QueryEffect effect) {
        return Figures.cost(effect.costBefore()) + " → " + Figures.cost(costAfter(effect));
    }
}
