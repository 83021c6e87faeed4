package dev.dbguild.review;

import dev.dbguild.finding.Finding;
import dev.dbguild.lab.Observation;
import dev.dbguild.review.Examination.Way;
import dev.dbguild.review.LabRun.Trip;
import dev.dbguild.review.Review.File;
import dev.dbguild.review.Review.Found;
import dev.dbguild.review.Review.NotChecked;
import dev.dbguild.review.Review.Reviewed;
import dev.dbguild.review.history.Migration;
import dev.dbguild.review.history.Part;
import dev.dbguild.sql.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what was found out about a change as the document `dbguild/review/1`. Not thread-safe: one for each review.
final class Document {
    private final ReviewRequest request;
    private final List<Script> scripts;
    private final Excuses excuses;
    private final Interview interview;
    private final List<Finding> findings = new ArrayList<>();
    private final List<NotChecked> notChecked = new ArrayList<>();
    private final List<Reviewed> statements = new ArrayList<>();
    private final List<Review.Migration> migrations = new ArrayList<>();

    /// @param scripts the files under review
    Document(ReviewRequest request, List<Script> scripts, Excuses excuses) {
        this.request = request;
        this.scripts = scripts;
        this.excuses = excuses;
        this.interview = new Interview(request.target());
    }

    /// @param ways what the rules say, one for each migration
    /// @param run what the lab saw
    Review written(List<Way> ways, LabRun run, Examination examination, List<Finding> critique) {
        notChecked.addAll(run.notChecked());
        for (int i = 0; i < ways.size(); i++) {
            Trip trip = run.trips().get(i);
            up(ways.get(i).up(), trip.up(), run.complete());
            down(ways.get(i).down(), trip.down());
            migrations.add(migration(ways.get(i).migration(), trip));
        }
        findings.addAll(critique);
        List<Finding> remaining = new ArrayList<>(excuses.remaining(findings));
        remaining.addAll(excuses.faults(examination));
        return new Review(
                Review.SCHEMA,
                request.target() == null ? null : request.target().name(),
                scripts.stream().map(this::file).toList(),
                statements,
                inOrder(remaining),
                excuses.suppressed(),
                migrations,
                notChecked);
    }

    private void up(List<Examined> examined, List<@Nullable Observation> seen, boolean complete) {
        for (int i = 0; i < examined.size(); i++) {
            Outcome outcome =
                    new Outcome(
                            examined.get(i),
                            seen.get(i),
                            complete,
                            interview.about(examined.get(i)));
            findings.addAll(outcome.findings());
            outcome.notChecked(request.target()).ifPresent(notChecked::add);
            statements.add(outcome.reviewed());
        }
    }

    private void down(List<Examined> examined, List<@Nullable Observation> seen) {
        for (int i = 0; i < examined.size(); i++) {
            statements.add(new Outcome(examined.get(i), seen.get(i), false, List.of()).reviewed());
        }
    }

    private File file(Script script) {
        return new File(
                script.name(),
                request.dialect().id(),
                script.statements().size(),
                script.troubles().stream()
                        .map(trouble -> "line " + trouble.line() + ": " + trouble.message())
                        .toList());
    }

    private List<Found> inOrder(List<Finding> remaining) {
        Map<String, Integer> places = new HashMap<>();
        scripts.forEach(script -> places.putIfAbsent(script.name(), places.size()));
        return remaining.stream()
                .sorted(
                        Comparator.comparing((Finding each) ->
                                        places.getOrDefault(each.location().file(), -1))
                                .thenComparing(each -> each.location().start())
                                .thenComparing(Finding::severity, Comparator.reverseOrder())
                                .thenComparing(Finding::rule))
                .map(Found::of)
                .toList();
    }

    private static Review.Migration migration(Migration migration, Trip trip) {
        Part up = migration.up();
        Part down = migration.down();
        return new Review.Migration(
                migration.id(),
                up == null ? null : up.file(),
                down == null ? null : down.file(),
                trip.back() != null && trip.back().sound() && Losses.of(migration).isEmpty());
    }
}
