package dev.dbguild.review;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.Lab;
import dev.dbguild.lab.Observation;
import dev.dbguild.review.Examination.Way;
import dev.dbguild.review.Review.NotChecked;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.review.history.Migration;
import dev.dbguild.sql.Dialect;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the migrations of a change did when they were run in the lab.
///
/// @param trips one for each migration of the change
/// @param ways what the rules say of them, with the remedies as they came out of their trial
/// @param critique what is wrong with the schema that they leave, likewise
/// @param notChecked why the lab was not used at all, or what it lacked
/// @param complete whether the whole history ran without an error, so that what a statement misses is its own fault
record LabRun(
        List<Trip> trips,
        List<Way> ways,
        List<Finding> critique,
        List<NotChecked> notChecked,
        boolean complete) {
    LabRun {
        trips = List.copyOf(trips);
        ways = List.copyOf(ways);
        critique = List.copyOf(critique);
        notChecked = List.copyOf(notChecked);
    }

    /// What was seen of a migration; null in the place of a statement that was not run.
    ///
    /// @param back null when the way back was not gone
    record Trip(
            List<@Nullable Observation> up,
            List<@Nullable Observation> down,
            @Nullable Return back) {
        static Trip unseen(Migration migration) {
            return new Trip(
                    Playbill.unseen(migration.up()), Playbill.unseen(migration.down()), null);
        }
    }

    private static LabRun none(Prescriptions prescriptions, String reason) {
        return new LabRun(
                prescriptions.ways().stream().map(Way::migration).map(Trip::unseen).toList(),
                prescriptions.ways(),
                prescriptions.critique().join(),
                reason.isEmpty() ? List.of() : List.of(new NotChecked("lab", reason)),
                false);
    }

    static LabRun of(@Nullable Lab lab, ReviewRequest request, Prescriptions prescriptions) {
        if (request.lab() == LabUse.OFF || prescriptions.ways().isEmpty()) {
            return none(prescriptions, "");
        }
        if (request.dialect() != Dialect.POSTGRESQL) {
            return none(
                    prescriptions,
                    "the lab runs PostgreSQL; scripts of "
                            + request.dialect().id()
                            + " are read and not run");
        }
        try {
            return run(Objects.requireNonNullElseGet(lab, LabRun::missing), request, prescriptions);
        } catch (Problem problem) {
            if (request.lab() == LabUse.ON) {
                throw problem;
            }
            return none(prescriptions, problem.what());
        }
    }

    private static Lab missing() {
        throw new Problem(
                Code.LAB_UNAVAILABLE, "there is no lab here", "run it where dbguild has one");
    }

    private static LabRun run(Lab lab, ReviewRequest request, Prescriptions prescriptions) {
        try (Tour tour = new Tour(lab, request, prescriptions)) {
            return tour.made();
        }
    }
}
