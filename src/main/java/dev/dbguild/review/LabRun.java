package dev.dbguild.review;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.Lab;
import dev.dbguild.lab.Observation;
import dev.dbguild.lab.Rehearsal;
import dev.dbguild.lab.Shadow;
import dev.dbguild.review.Review.NotChecked;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.Statement;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What the statements of a change did when they were run in the lab.
///
/// @param observations one for each statement, null where it was not run
/// @param notChecked why the lab was not used at all, or what its twin does not hold
record LabRun(List<@Nullable Observation> observations, List<NotChecked> notChecked) {

    static LabRun none(int statements, String reason) {
        List<@Nullable Observation> nothing = new ArrayList<>();
        for (int i = 0; i < statements; i++) {
            nothing.add(null);
        }
        return new LabRun(
                nothing, reason.isEmpty() ? List.of() : List.of(new NotChecked("lab", reason)));
    }

    /// What there is to run.
    record Scripts(List<Script> history, List<Script> change) {
        List<Statement> statements() {
            return change.stream().flatMap(script -> script.statements().stream()).toList();
        }

        /// The history as the lab can run it.
        List<String> replayed() {
            return history.stream()
                    .flatMap(script -> script.statements().stream())
                    .filter(LabRun::runs)
                    .map(Statement::text)
                    .toList();
        }
    }

    static LabRun of(@Nullable Lab lab, ReviewRequest request, Scripts scripts) {
        List<Statement> statements = scripts.statements();
        if (request.lab() == LabUse.OFF || statements.isEmpty()) {
            return none(statements.size(), "");
        }
        if (request.dialect() != Dialect.POSTGRESQL) {
            return none(
                    statements.size(),
                    "the lab runs PostgreSQL; scripts of "
                            + request.dialect().id()
                            + " are read and not run");
        }
        try {
            return run(
                    Objects.requireNonNullElseGet(lab, LabRun::missing), request.target(), scripts);
        } catch (Problem problem) {
            if (request.lab() == LabUse.ON) {
                throw problem;
            }
            return none(statements.size(), problem.what());
        }
    }

    private static Lab missing() {
        throw new Problem(
                Code.LAB_UNAVAILABLE, "there is no lab here", "run it where dbguild has one");
    }

    private static LabRun run(Lab lab, @Nullable Target target, Scripts scripts) {
        List<Statement> statements = scripts.statements();
        try (Shadow shadow = target == null ? lab.shadow() : lab.twinOf(target)) {
            new Rehearsal(shadow).replay(scripts.replayed());
            List<Integer> places = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < statements.size(); i++) {
                if (runs(statements.get(i))) {
                    places.add(i);
                    texts.add(statements.get(i).text());
                }
            }
            List<Observation> seen =
                    new Rehearsal(shadow).observe(texts, Rehearsal.Transactions.AS_WRITTEN);
            LabRun run = none(statements.size(), "");
            for (int i = 0; i < seen.size(); i++) {
                run.observations().set(places.get(i), seen.get(i));
            }
            return run;
        }
    }

    /// Whether the lab can run it: commands to a client are none, and COPY needs its rows.
    private static boolean runs(Statement statement) {
        return switch (statement) {
            case Statement.Client client -> false;
            case Statement.Copy copy -> !copy.fromInput();
            default -> true;
        };
    }
}
