package dev.dbguild.review.plan;

import dev.dbguild.lab.Observation;
import dev.dbguild.lab.Rehearsal;
import dev.dbguild.lab.Rehearsal.Transactions;
import dev.dbguild.lab.SchemaDifference;
import dev.dbguild.lab.SchemaState;
import dev.dbguild.lab.Shadow;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Runs a plan up and down in a shadow that holds rows, with programs of both shapes between its steps.
final class Trial {
    private final Shadow shadow;
    private final Connection connection;
    private final Draft draft;
    private final List<Numbered> steps;
    private final List<SchemaState> states = new ArrayList<>();

    /// @param connection to the shadow, outside a transaction
    Trial(Shadow shadow, Connection connection, Draft draft, List<Numbered> steps) {
        this.shadow = shadow;
        this.connection = connection;
        this.draft = draft;
        this.steps = steps;
    }

    /// @param steps one proof for each
    /// @param rows in the table when the plan began
    /// @param schemaReturned whether all ways back gave the schema of the start
    /// @param dataReturned whether the rows were what they had been
    /// @param notes what was seen besides
    record Verdict(
            List<StepProof> steps,
            long rows,
            boolean schemaReturned,
            boolean dataReturned,
            List<String> notes) {}

    Verdict run() {
        long rows = count();
        states.add(SchemaState.of(connection));
        List<String> brokenAtStart = broken(0);
        String data = fingerprint();
        List<Up> ups = new ArrayList<>();
        for (Numbered step : steps) {
            Watched seen = watch(step.upStatements(), step.step().transactional());
            states.add(SchemaState.of(connection));
            ups.add(
                    new Up(
                            seen,
                            labels(step.number() - first() + 1),
                            broken(step.number() - first() + 1)));
        }
        List<StepProof> proofs = goBack(ups);
        SchemaState end = SchemaState.of(connection);
        List<String> notes =
                new ArrayList<>(
                        brokenAtStart.stream()
                                .map(each -> "before the first step: " + each)
                                .toList());
        List<SchemaDifference> all = states.getFirst().differencesTo(end);
        all.stream()
                .filter(SchemaDifference::isColumnOrder)
                .forEach(table ->
                        notes.add(
                                "after going up and down the columns of '"
                                        + table.shown()
                                        + "' stand in another order"));
        return new Verdict(proofs, rows, told(all).isEmpty(), data.equals(fingerprint()), notes);
    }

    private record Up(Watched seen, List<String> probes, List<String> broken) {}

    private int first() {
        return steps.getFirst().number();
    }

    private List<StepProof> goBack(List<Up> ups) {
        List<StepProof> proofs = new ArrayList<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Numbered step = steps.get(i);
            Watched down = watch(step.downStatements(), step.step().downTransactional());
            List<String> differs = told(states.get(i).differencesTo(SchemaState.of(connection)));
            List<String> broken = new ArrayList<>(ups.get(i).broken());
            broken(i).stream().map(each -> "after going down: " + each).forEach(broken::add);
            proofs.addFirst(proof(ups.get(i), down, broken, differs));
        }
        return proofs;
    }

    /// The differences but for the order of columns, which no statement can restore.
    private static List<String> told(List<SchemaDifference> differences) {
        return differences.stream()
                .filter(each -> !each.isColumnOrder())
                .map(SchemaDifference::told)
                .toList();
    }

    private static StepProof proof(Up up, Watched down, List<String> broken, List<String> differs) {
        return new StepProof(
                up.seen().milliseconds(),
                up.seen().locks(),
                up.seen().scans(),
                up.seen().rewrites(),
                both(up.seen().blocking(), down.blocking()),
                both(up.seen().failures(), down.failures()),
                up.probes(),
                broken,
                differs.isEmpty(),
                differs);
    }

    private static List<String> both(List<String> up, List<String> down) {
        return Stream.concat(up.stream(), down.stream().map(each -> "down: " + each)).toList();
    }

    private Watched watch(List<String> statements, boolean transactional) {
        if (statements.isEmpty()) {
            return new Watched(List.of());
        }
        List<Observation> seen =
                new Rehearsal(shadow)
                        .observe(
                                statements,
                                transactional ? Transactions.WHOLE : Transactions.AS_WRITTEN);
        return new Watched(seen);
    }

    private List<String> labels(int state) {
        return draft.probes().stream()
                .filter(each -> each.appliesTo(state))
                .map(Probe::label)
                .distinct()
                .toList();
    }

    /// The probes of a state that fail, with the reason.
    private List<String> broken(int state) {
        Set<String> broken = new LinkedHashSet<>();
        draft.probes().stream()
                .filter(each -> each.appliesTo(state))
                .forEach(each ->
                        tried(each).ifPresent(why -> broken.add(each.label() + ": " + why)));
        return List.copyOf(broken);
    }

    private Optional<String> tried(Probe probe) {
        Rows.run(connection, "begin");
        try {
            for (String sql : probe.statements()) {
                Optional<String> refused = Rows.refusal(connection, sql);
                if (refused.isPresent()) {
                    return refused;
                }
            }
            String question = probe.violations();
            long wrong = question == null ? 0 : Rows.number(connection, question);
            return wrong == 0
                    ? Optional.empty()
                    : Optional.of(wrong + " rows are not the same in both shapes");
        } finally {
            Rows.run(connection, "rollback");
        }
    }

    private long count() {
        return draft.table().isEmpty()
                ? 0
                : Rows.number(connection, "select count(*) from " + draft.table());
    }

    /// The same for the same rows, in whatever order they and their columns stand.
    private String fingerprint() {
        if (draft.table().isEmpty()) {
            return "";
        }
        return Rows.texts(
                        connection,
                        "select count(*) || ' ' || coalesce(sum(hashtextextended(to_jsonb(t)::text, 0)), 0) from "
                                + draft.table()
                                + " t")
                .getFirst();
    }
}
