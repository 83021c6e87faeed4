package dev.dbguild.review;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.review.Examination.Fault;
import dev.dbguild.review.history.Part;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.script.Origins;
import dev.dbguild.schema.script.SchemaOfScripts;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.Source;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lets every schema rule look at a schema, or at what a change makes of it.
final class Critique {
    private final Examination examination;

    Critique(Examination examination) {
        this.examination = examination;
    }

    /// What is wrong with a schema that was read from a database.
    List<Finding> of(Schema schema) {
        return examination.against(schema).stream()
                .map(fault -> finding(fault, Location.ofObject(fault.flaw().subject())))
                .toList();
    }

    /// What is wrong with a schema after a change and was not before it, found where the change makes it so. Where
    /// there is no change, it is what is wrong with the target.
    ///
    /// @param target the schema before everything, null when none is known
    List<Finding> of(Course course, @Nullable Schema target) {
        if (target != null && course.isEmpty()) {
            return of(target);
        }
        SchemaOfScripts reading =
                SchemaOfScripts.on(target == null ? examination.nothing() : target);
        scripts(course.behind()).forEach(reading::apply);
        Schema before = reading.schema();
        CompletableFuture<Set<String>> old =
                CompletableFuture.supplyAsync(() -> identities(before));
        List<Script> change = scripts(course.ahead());
        change.forEach(reading::apply);
        Set<Script> news = Collections.newSetFromMap(new IdentityHashMap<>());
        news.addAll(change);
        List<Fault> now = examination.against(reading.schema());
        return now.stream()
                .filter(fault -> !old.join().contains(identity(fault)))
                .map(fault -> finding(fault, place(fault.flaw(), reading.origins(), news)))
                .toList();
    }

    private Set<String> identities(Schema schema) {
        return examination.against(schema).stream()
                .map(Critique::identity)
                .collect(Collectors.toSet());
    }

    private static List<Script> scripts(List<Part> parts) {
        return parts.stream().map(Part::script).toList();
    }

    private static String identity(Fault fault) {
        return fault.card().id() + " " + fault.flaw().subject();
    }

    private static Location place(Flaw flaw, Origins origins, Set<Script> scripts) {
        return origins.in(scripts, flaw.places())
                .map(origin -> place(origin.script(), origin.source()))
                .orElseGet(() -> Location.ofObject(flaw.subject()));
    }

    private static Location place(Script script, Source source) {
        return Location.inFile(script.name(), source.start(), source.end(), source.line());
    }

    private static Finding finding(Fault fault, Location place) {
        return new Finding(
                fault.card().id(),
                fault.card().severity(),
                fault.flaw().subject(),
                place,
                fault.flaw().message(),
                fault.flaw().remedy(),
                Proof.DERIVED,
                null);
    }
}
