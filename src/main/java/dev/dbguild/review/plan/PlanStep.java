package dev.dbguild.review.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One step of a plan: a file up and a file down.
///
/// @param title what it does, in words that also name its file
/// @param transactional whether the file up runs in one transaction; else each statement is its own
/// @param downTransactional the same of the file down
/// @param up statements without their semicolons
/// @param down those that bring back what was there before the step; empty when there is nothing to undo
/// @param notes what has to be deployed or known before the step runs
/// @param accepts findings that the step takes upon itself, with the reason, by rule
record PlanStep(
        Phase phase,
        String title,
        boolean transactional,
        boolean downTransactional,
        List<String> up,
        List<String> down,
        List<String> notes,
        Map<String, String> accepts) {
    /// What every plan takes upon itself, because its steps are made so that it does no harm.
    private static final Map<String, String> ALWAYS =
            Map.of(
                    "drop-trigger", "the trigger is one that this plan made",
                    "lock-several-tables",
                            "both locks are held for an instant, and lock_timeout gives up",
                    "drop-not-null", "the plan says what to deploy before",
                    "not-null-may-meet-nulls", "the plan says what to count before",
                    "change-default", "the default is what was asked for",
                    "unique-index-may-fail", "the plan says what to count before");

    PlanStep {
        up = List.copyOf(up);
        down = List.copyOf(down);
        notes = List.copyOf(notes);
        accepts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(accepts));
    }

    static PlanStep of(Phase phase, String title) {
        return new PlanStep(phase, title, true, true, List.of(), List.of(), List.of(), ALWAYS);
    }

    static PlanStep expand(String title) {
        return of(Phase.EXPAND, title);
    }

    static PlanStep migrate(String title) {
        return of(Phase.MIGRATE, title);
    }

    static PlanStep contract(String title) {
        return of(Phase.CONTRACT, title);
    }

    PlanStep up(String... statements) {
        return up(List.of(statements));
    }

    PlanStep up(List<String> statements) {
        return new PlanStep(
                phase,
                title,
                transactional,
                downTransactional,
                and(up, statements),
                down,
                notes,
                accepts);
    }

    PlanStep down(String... statements) {
        return down(List.of(statements));
    }

    PlanStep down(List<String> statements) {
        return new PlanStep(
                phase,
                title,
                transactional,
                downTransactional,
                up,
                and(down, statements),
                notes,
                accepts);
    }

    PlanStep note(String note) {
        return new PlanStep(
                phase,
                title,
                transactional,
                downTransactional,
                up,
                down,
                and(notes, List.of(note)),
                accepts);
    }

    PlanStep accept(String rule, String because) {
        Map<String, String> more = new LinkedHashMap<>(accepts);
        more.put(rule, because);
        if (rule.equals("drop-column")) {
            more.putIfAbsent("down-cannot-restore-data", because);
        }
        return new PlanStep(phase, title, transactional, downTransactional, up, down, notes, more);
    }

    PlanStep outsideTransaction() {
        return new PlanStep(phase, title, false, false, up, down, notes, accepts);
    }

    PlanStep upOutsideTransaction() {
        return new PlanStep(phase, title, false, true, up, down, notes, accepts);
    }

    PlanStep downOutsideTransaction() {
        return new PlanStep(phase, title, transactional, false, up, down, notes, accepts);
    }

    private static List<String> and(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
