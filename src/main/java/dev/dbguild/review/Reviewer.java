package dev.dbguild.review;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.Lab;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.history.Folder;
import dev.dbguild.schema.Schema;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reviews changes: reads the scripts, lets the rules look at them, runs them in the lab, and says what is wrong.
///
/// Thread-safe. It never fails because of what a script holds.
public final class Reviewer {
    private final @Nullable Lab lab;
    private final Clock clock;
    private final Readings readings = new Readings();

    /// @param lab null when statements are never to be run
    public Reviewer(@Nullable Lab lab) {
        this(lab, Clock.systemUTC());
    }

    /// @param clock tells whether a suppression has expired
    public Reviewer(@Nullable Lab lab, Clock clock) {
        this.lab = lab;
        this.clock = clock;
    }

    public Review review(ReviewRequest asked) {
        Target target = asked.target();
        Schema before = target == null ? null : Engines.on(target, ReadsSchema.class).read(target);
        ReviewRequest request =
                before == null ? asked : asked.with(asked.settings().at(before.version()));
        List<Script> scripts = read(request.files(), request.dialect());
        Course known =
                Course.of(
                        read(request.history(), request.dialect()),
                        scripts,
                        settings(request),
                        request.settings().runner());
        Course course = before == null ? known : known.onTarget();
        Examination examination = new Examination(request.settings(), request.dialect());
        CompletableFuture<List<Finding>> critique =
                CompletableFuture.supplyAsync(() -> new Critique(examination).of(course, before));
        List<Examination.Way> ways = examination.of(course, before);
        LabRun run =
                LabRun.of(
                        lab,
                        request,
                        new Prescriptions(
                                examination, new Beginning(course, before), ways, critique));
        List<Finding> others = new ArrayList<>(run.critique());
        others.addAll(examination.of(new Journal(course, run.trips())));
        Excuses excuses = new Excuses(scripts, request.settings(), LocalDate.now(clock));
        return new Document(request, scripts, excuses)
                .written(run.ways(), run, examination, others);
    }

    private List<Script> read(List<Input> files, Dialect dialect) {
        return files.parallelStream()
                .filter(file -> !Folder.isSetting(file.name()))
                .map(file -> readings.of(file, dialect))
                .toList();
    }

    /// The files that only tell a migration tool how to run others.
    private static Map<String, String> settings(ReviewRequest request) {
        Map<String, String> settings = new HashMap<>();
        Stream.concat(request.history().stream(), request.files().stream())
                .filter(file -> Folder.isSetting(file.name()))
                .forEach(file -> settings.put(file.name(), file.text()));
        return settings;
    }

    /// What is wrong with a schema as it is; proof is derived from the catalogue.
    public static List<Finding> critique(Schema schema, Dialect dialect) {
        Examination examination = new Examination(ReviewSettings.DEFAULT, dialect);
        return new Critique(examination).of(schema);
    }
}
