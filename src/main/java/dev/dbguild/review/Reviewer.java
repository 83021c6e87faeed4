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
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        List<Script> scripts =
                request.files().stream()
                        .map(file -> ScriptReader.read(file.name(), file.text(), request.dialect()))
                        .toList();
        if (request.dialect() != Dialect.POSTGRESQL) {
            return readOnly(request, scripts);
        }
        Target target = request.target();
        Schema before = target == null ? null : Engines.on(target, ReadsSchema.class).read(target);
        List<Examined> examined = Examination.of(scripts, before);
        List<Statement> statements =
                examined.stream().map(each -> each.step().statement()).toList();
        LabRun run = LabRun.of(lab, request, statements);
        return document(request, scripts, new Evidence(examined, run));
    }

    /// What is wrong with a schema as it is; proof is derived from the catalogue.
    public static List<Finding> critique(Schema schema) {
        return Critique.of(schema);
    }

    /// The static and the observed half of what is known of each statement.
    private record Evidence(List<Examined> examined, LabRun run) {
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
        findings.addAll(Critique.of(scripts));
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

    /// Scripts of an engine that there are no rules for yet: read, and said so.
    private static Review readOnly(ReviewRequest request, List<Script> scripts) {
        List<Reviewed> statements =
                Examination.of(scripts, null).stream()
                        .map(examined -> new Outcome(examined, null).reviewed())
                        .toList();
        return new Review(
                Review.SCHEMA,
                null,
                files(request, scripts),
                statements,
                List.of(),
                List.of(),
                List.of(
                        new NotChecked(
                                request.dialect().id(), "there are no rules for this engine yet")));
    }
}
