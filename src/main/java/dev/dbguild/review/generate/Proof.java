package dev.dbguild.review.generate;

import dev.dbguild.lab.Observation;
import dev.dbguild.lab.Performance;
import dev.dbguild.lab.Rehearsal;
import dev.dbguild.lab.SchemaDifference;
import dev.dbguild.lab.SchemaState;
import dev.dbguild.lab.Shadow;
import java.util.ArrayList;
import java.util.List;

/// What became of a migration in the lab.
///
/// @param upReaches whether going up gave the new schema
/// @param downReturns whether going down after it gave the old schema
/// @param notCovered what differs still, as sentences
record Proof(boolean upReaches, boolean downReturns, List<String> notCovered, List<String> notes) {

    /// @param from the old schema
    /// @param to the new schema
    /// @param tried a copy of the old one, which is changed
    record Place(Shadow from, Shadow to, Shadow tried) {}

    static Proof of(MigrationGenerator.Ways ways, Place place) {
        SchemaState old = state(place.from());
        SchemaState wanted = state(place.to());
        List<String> trouble = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        SchemaState reached = run(ways.up(), place.tried(), "up", trouble);
        if (trouble.isEmpty()) {
            compare(wanted.differencesTo(reached), "after going up: ", trouble, notes);
        }
        boolean upReaches = trouble.isEmpty();
        int before = trouble.size();
        SchemaState returned = run(ways.down(), place.tried(), "down", trouble);
        if (trouble.size() == before) {
            compare(old.differencesTo(returned), "after going down: ", trouble, notes);
        }
        return new Proof(upReaches, trouble.size() == before, trouble, notes);
    }

    private static SchemaState state(Shadow shadow) {
        try (Performance performance = new Rehearsal(shadow).open()) {
            return performance.schema();
        }
    }

    private static SchemaState run(Leg leg, Shadow shadow, String way, List<String> trouble) {
        List<String> statements = leg.asRun();
        try (Performance performance = new Rehearsal(shadow).open()) {
            List<Observation> failed = performance.replay(statements);
            failed.stream().findFirst().ifPresent(each -> trouble.add(told(way, each, statements)));
            return performance.schema();
        }
    }

    private static String told(String way, Observation failed, List<String> statements) {
        String why = failed.failure() == null ? "it fails" : failed.failure().message();
        return "going %s stops at '%s': %s".formatted(way, statements.get(failed.index()), why);
    }

    private static void compare(
            List<SchemaDifference> differences,
            String when,
            List<String> trouble,
            List<String> notes) {
        for (SchemaDifference each : differences) {
            (each.isColumnOrder() ? notes : trouble).add(when + each.told());
        }
    }
}
