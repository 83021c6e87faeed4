package dev.dbguild.review;

import dev.dbguild.Problem;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.Lab;
import dev.dbguild.lab.Observation;
import dev.dbguild.lab.Performance;
import dev.dbguild.lab.Rehearsal;
import dev.dbguild.lab.Replica;
import dev.dbguild.lab.Shadow;
import dev.dbguild.review.Examination.Way;
import dev.dbguild.review.LabRun.Trip;
import dev.dbguild.review.Review.NotChecked;
import dev.dbguild.review.history.Migration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One change in the lab: its history is replayed, its statements are observed, and each migration goes its way back
/// on a second shadow. Not thread-safe.
final class Tour implements AutoCloseable {
    /// After it no further way back is begun.
    private static final Duration WAYS_BACK = Duration.ofSeconds(20);

    private final Lab lab;
    private final ReviewRequest request;
    private final Course course;
    private final Prescriptions prescriptions;
    private final Shadow shadow;
    private final List<NotChecked> notChecked = new ArrayList<>();
    private Performance performance;
    private @Nullable WaysBack waysBack;
    private String whyNoWayBack = "";
    private long deadline;

    Tour(Lab lab, ReviewRequest request, Prescriptions prescriptions) {
        this.lab = lab;
        this.request = request;
        this.course = prescriptions.beginning().course();
        this.prescriptions = prescriptions;
        this.shadow = another();
        if (shadow instanceof Replica replica) {
            replica.differences().forEach(each -> notChecked.add(new NotChecked("lab", each)));
        }
        this.performance = new Rehearsal(shadow).open();
    }

    private Shadow another() {
        int major = request.settings().serverVersion();
        return request.target() == null
                ? lab.shadow(major)
                : lab.replicaOf(request.target(), major);
    }

    LabRun made() {
        if (request.target() == null) {
            notChecked.addAll(Playbill.replay(performance, course.behind()));
        }
        boolean complete =
                request.target() == null
                        && !course.before().isEmpty()
                        && course.platform().isEmpty()
                        && notChecked.isEmpty();
        if (course.change().stream().anyMatch(each -> each.down() != null)) {
            deadline = System.nanoTime() + WAYS_BACK.toNanos();
            openWaysBack();
        }
        Shadow base = prescriptions.any() ? base() : null;
        List<Trip> trips = course.change().stream().map(this::trip).toList();
        LabRun untried =
                new LabRun(
                        trips,
                        prescriptions.ways(),
                        prescriptions.critique().join(),
                        notChecked,
                        complete);
        return base == null ? untried : tried(base, untried);
    }

    /// Where the change begins, kept for the remedies.
    private @Nullable Shadow base() {
        performance.close();
        try {
            return shadow.copy().orElse(null);
        } finally {
            performance = new Rehearsal(shadow).open();
        }
    }

    private LabRun tried(Shadow base, LabRun run) {
        try (RemedyTrials trials = new RemedyTrials(base, prescriptions)) {
            List<Way> ways = trials.made(run.trips());
            List<Finding> critique = trials.after(run.critique());
            return new LabRun(run.trips(), ways, critique, run.notChecked(), run.complete());
        }
    }

    private Trip trip(Migration migration) {
        List<@Nullable Observation> up = Playbill.observe(performance, migration.up());
        boolean ran = up.stream().allMatch(seen -> seen != null && seen.succeeded());
        Return back = wayBack(migration, ran);
        return back == null
                ? new Trip(up, Playbill.unseen(migration.down()), null)
                : new Trip(up, back.down(), back);
    }

    private @Nullable Return wayBack(Migration migration, boolean ran) {
        WaysBack open = waysBack;
        if (open != null && (migration.down() == null || migration.up() == null || !ran)) {
            open.pass(migration);
            note(migration, "not every statement of its way there ran in the lab");
            return null;
        }
        if (open == null || System.nanoTime() > deadline) {
            note(migration, open == null ? whyNoWayBack : "the time for ways back is spent");
            return null;
        }
        Return back = open.trip(migration);
        if (!back.sound()) {
            closeWaysBack();
            openWaysBack();
        }
        return back;
    }

    private void note(Migration migration, String reason) {
        if (migration.down() != null) {
            notChecked.add(new NotChecked("way back of " + migration.id(), reason));
        }
    }

    /// A copy of what is there now; of a twin a second one, which stands where the change begins.
    private void openWaysBack() {
        try {
            if (request.target() == null) {
                performance.close();
                waysBack = shadow.copy().map(WaysBack::new).orElse(null);
            } else if (whyNoWayBack.isEmpty()) {
                waysBack = new WaysBack(another());
                whyNoWayBack = "an earlier way back left the schema otherwise than it was";
            }
        } catch (Problem problem) {
            whyNoWayBack = problem.what();
        } finally {
            reopen();
        }
    }

    private void reopen() {
        if (request.target() == null) {
            performance = new Rehearsal(shadow).open();
        }
    }

    private void closeWaysBack() {
        if (waysBack != null) {
            waysBack.close();
            waysBack = null;
        }
    }

    @Override
    public void close() {
        closeWaysBack();
        performance.close();
        shadow.close();
    }
}
