package dev.dbguild.review;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.Lab;
import dev.dbguild.lab.Observation;
import dev.dbguild.review.Review.File;
import dev.dbguild.review.Review.Found;
import dev.dbguild.review.Review.NotChecked;
import dev.dbguild.review.Review.Reviewed;
import dev.dbguild.schema.Schema;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reviews changes: reads the scripts, lets the rules look at them, runs them in the lab, and says what is wrong.
///
/// Thread-safe. It never fails because of what a script holds.
public final class Reviewer {
    private final @Nullable Lab lab;

    /// @param lab null when statements are never to be run
    public Reviewer(@Nullable Lab lab) {
        this.lab = lab;
    }

    public Review review(ReviewRequest request) {
        List<Script> scripts = read(request.files(), request.dialect());
        Target target = request.target();
        Schema before = target == null ? null : Engines.on(target, ReadsSchema.class).read(target);
        Examination examination = new Examination(request.settings(), request.dialect());
        List<Script> history = read(request.history(), request.dialect());
        List<Examined> examined = examination.of(history, scripts, before);
        LabRun run = LabRun.of(lab, request, new LabRun.Scripts(history, scripts));
        List<Finding> critique = new Critique(examination).of(scripts);
        return document(request, scripts, new Evidence(examined, run, critique));
    }

    private static List<Script> read(List<ReviewRequest.Input> files, Dialect dialect) {
        return files.stream()
                .map(file -> ScriptReader.read(file.name(), file.text(), dialect))
                .toList();
    }

    /// What is wrong with a schema as it is; proof is derived from the catalogue.
    public static List<Finding> critique(Schema schema) {
        Examination examination = new Examination(ReviewSettings.DEFAULT, Dialect.POSTGRESQL);
        return new Critique(examination).of(schema);
    }

    /// The static and the observed half of what is known of each statement.
    private record Evidence(List<Examined> examined, LabRun run, List<Finding> critique) {
        @Nullable Observation seen(int index) {
            return run.observations().get(index);
        }
    }

    private static Review document(ReviewRequest request, List<Script> scripts, Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        List<NotChecked> notChecked = new ArrayList<>(evidence.run().notChecked());
        List<Reviewed> statements = new ArrayList<>();
        for (int i = 0; i < evidence.examined().size(); i++) {
            Outcome outcome = new Outcome(evidence.examined().get(i), evidence.seen(i));
            findings.addAll(outcome.findings());
            outcome.notChecked(request.target()).ifPresent(notChecked::add);
            statements.add(outcome.reviewed());
        }
        findings.addAll(evidence.critique());
        return new Review(
                Review.SCHEMA,
                request.target() == null ? null : request.target().name(),
                files(request, scripts),
                statements,
                inOrder(findings, scripts),
                List.of(),
                notChecked);
    }

    private static List<Found> inOrder(List<Finding> findings, List<Script> scripts) {
        List<String> names = scripts.stream().map(Script::name).toList();
        return findings.stream()
                .sorted(
                        Comparator.comparing(
                                        (Finding each) -> names.indexOf(each.location().file()))
                                .thenComparing(each -> each.location().start())
                                .thenComparing(Finding::severity, Comparator.reverseOrder())
                                .thenComparing(Finding::rule))
                .map(Found::of)
                .toList();
    }

    private static List<File> files(ReviewRequest request, List<Script> scripts) {
        return scripts.stream()
                .map(script ->
                        new File(
                                script.name(),
                                request.dialect().id(),
                                script.statements().size(),
                                script.troubles().stream()
                                        .map(trouble ->
                                                "line " + trouble.line() + ": " + trouble.message())
                                        .toList()))
                .toList();
    }
}
