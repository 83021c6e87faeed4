package dev.dbguild.api.rest;

import dev.dbguild.engine.Target;
import dev.dbguild.engine.Targets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The targets by name: the document `dbguild/targets/1`. Never an address, a user or a password.
record TargetsDocument(String schema, List<Entry> targets) {

    /// What a caller may know of a target.
    @Schema(name = "TargetEntry")
    record Entry(String name, String engine, String description) {
        static Entry of(Target target) {
            return new Entry(target.name(), target.engine(), target.description());
        }
    }

    static TargetsDocument of(Targets targets) {
        return new TargetsDocument(
                "dbguild/targets/1", targets.all().stream().map(Entry::of).toList());
    }
}
