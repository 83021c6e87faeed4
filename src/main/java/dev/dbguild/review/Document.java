package dev.dbguild.review;

import dev.dbguild.finding.Finding;
import dev.dbguild.review.Examination.Way;
import dev.dbguild.review.Interview.Answer;
import dev.dbguild.review.LabRun.Trip;
import dev.dbguild.review.Review.File;
import dev.dbguild.review.Review.Found;
import dev.dbguild.review.Review.NotChecked;
import dev.dbguild.review.Review.Reviewed;
import dev.dbguild.review.history.Migration;
import dev.dbguild.review.history.Part;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Writes what was found out about a change as the document `dbguild/review/1`. Not thread-safe: one for each review.
final class Document {
    private final ReviewRequest request;
    private final List<Script> scripts;
    private final Excuses excuses;
    private final Interview interview;

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
        List<Told> told = told(ways, run);
        List<Finding> findings = all(told, Told::findings);
        findings.addAll(critique);
        List<NotChecked> notChecked = new ArrayList<>(run.notChecked());
        notChecked.addAll(all(told, Told::notChecked));
        List<Finding> remaining = new ArrayList<>(excuses.remaining(findings));
        remaining.addAll(excuses.faults(examination));
        return new Review(
                Review.SCHEMA,
                request.target() == null ? null : request.target().name(),
                scripts.stream().map(this::file).toList(),
                all(told, Told::statements),
                inOrder(remaining),
                excuses.suppressed(),
                told.stream().map(Told::migration).toList(),
                notChecked);
    }

    /// What there is to say of one migration.
    private record Told(
            List<Finding> findings,
            List<NotChecked> notChecked,
            List<Reviewed> statements,
            Review.Migration migration) {}

    /// A target is asked one thing after the other, and the tables that MySQL knows are for one thread.
    private List<Told> told(List<Way> ways, LabRun run) {
        IntStream numbers = IntStream.range(0, ways.size());
        boolean apart = request.target() == null && request.dialect() == Dialect.POSTGRESQL;
        return (apart ? numbers.parallel() : numbers)
                .mapToObj(i -> told(ways.get(i), run.trips().get(i), run.complete()))
                .toList();
    }

    private Told told(Way way, Trip trip, boolean complete) {
        Told told =
                new Told(
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        migration(way.migration(), trip));
        for (int i = 0; i < way.up().size(); i++) {
            Examined examined = way.up().get(i);
            List<Answer> answers = interview.about(examined);
            Outcome outcome = new Outcome(examined, trip.up().get(i), complete, answers);
            told.findings().addAll(outcome.findings());
            outcome.notChecked(request.target()).ifPresent(told.notChecked()::add);
            told.statements().add(outcome.reviewed());
        }
        for (int i = 0; i < way.down().size(); i++) {
            Outcome back = new Outcome(way.down().get(i), trip.down().get(i), false, List.of());
            told.statements().add(back.reviewed());
        }
        return told;
    }

    private static <T> List<T> all(List<Told> told, Function<Told, List<T>> part) {
        List<T> all = new ArrayList<>();
        told.forEach(each -> all.addAll(part.apply(each)));
        return all;
    }

    private File file(Script script) {
        return new File(
                script.name(),
                request.dialect().id(),
                script.statements().size(),
                script.troubles().isEmpty() ? List.of() : told(script.troubles()));
    }

    private static List<String> told(List<Trouble> troubles) {
        return troubles.stream()
                .map(trouble -> "line " + trouble.line() + ": " + trouble.message())
                .toList();
    }

    private List<Found> inOrder(List<Finding> remaining) {
        Map<String, Integer> places = new HashMap<>();
        scripts.forEach(script -> places.putIfAbsent(script.name(), places.size()));
        return remaining.stream()
                .map(each -> new Placed(places.getOrDefault(each.location().file(), -1), each))
                .sorted()
                .map(placed -> Found.of(placed.finding()))
                .toList();
    }

    /// A finding in the order of files, places in them, and weight.
    private record Placed(int file, Finding finding) implements Comparable<Placed> {
        @Override
        public int compareTo(Placed other) {
            int order = Integer.compare(file, other.file);
            if (order == 0) {
                order = Long.compare(finding.location().start(), other.finding.location().start());
            }
            if (order == 0) {
                order = other.finding.severity().compareTo(finding.severity());
            }
            return order != 0 ? order : finding.rule().compareTo(other.finding.rule());
        }
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
