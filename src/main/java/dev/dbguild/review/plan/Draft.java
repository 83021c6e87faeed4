package dev.dbguild.review.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A plan that is not proved yet.
///
/// @param table the table whose rows are at stake, as the server writes it; empty when there is none
/// @param probes what programs do between the steps
/// @param notes what holds for the whole plan
/// @param lost what going down does not bring back
/// @param others tables that must hold rows too, though nothing leads to them yet
/// @param samples how rows are made for the proof: SQL expressions over `{g}`, by column
record Draft(
        String table,
        List<PlanStep> steps,
        List<Probe> probes,
        List<String> notes,
        List<String> lost,
        Map<String, String> samples,
        List<String> others) {
    Draft {
        steps = List.copyOf(steps);
        probes = List.copyOf(probes);
        notes = List.copyOf(notes);
        lost = List.copyOf(lost);
        samples = Map.copyOf(samples);
        others = List.copyOf(others);
    }

    static Draft of(String table, List<PlanStep> steps) {
        return new Draft(table, steps, List.of(), List.of(), List.of(), Map.of(), List.of());
    }

    Draft probe(List<Probe> more) {
        return new Draft(table, steps, and(probes, more), notes, lost, samples, others);
    }

    Draft note(String... more) {
        return new Draft(table, steps, probes, and(notes, List.of(more)), lost, samples, others);
    }

    Draft note(List<String> more) {
        return new Draft(table, steps, probes, and(notes, more), lost, samples, others);
    }

    Draft lose(String... more) {
        return new Draft(table, steps, probes, notes, and(lost, List.of(more)), samples, others);
    }

    Draft sample(String column, String expression) {
        Map<String, String> more = new LinkedHashMap<>(samples);
        more.put(column, expression);
        return new Draft(table, steps, probes, notes, lost, more, others);
    }

    Draft beside(String other) {
        return new Draft(table, steps, probes, notes, lost, samples, List.of(other));
    }

    private static <T> List<T> and(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
