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
import dev.dbguild.sql.ScriptReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        List<Script> scripts = read(request.files(), request.dialect());
        Course course =
                Course.of(
                        read(request.history(), request.dialect()),
                        scripts,
                        settings(request),
                        request.settings().runner());
        Target target = request.target();
        Schema before = target == null ? null : Engines.on(target, ReadsSchema.class).read(target);
        Examination examination = new Examination(request.settings(), request.dialect());
        List<Examination.Way> ways = examination.of(course, before);
        LabRun run = LabRun.of(lab, request, course);
        List<Finding> others = new ArrayList<>(new Critique(examination).of(course));
        others.addAll(examination.of(new Journal(course, run.trips())));
        return new Document(request, scripts, course).written(ways, run, others);
    }

    private static List<Script> read(List<Input> files, Dialect dialect) {
        return files.stream()
                .filter(file -> !Folder.isSetting(file.name()))
                .map(file -> ScriptReader.read(file.name(), file.text(), dialect))
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
    public static List<Finding> critique(Schema schema) {
        Examination examination = new Examination(ReviewSettings.DEFAULT, Dialect.POSTGRESQL);
        return new Critique(examination).of(schema);
    }
}
