package dev.dbguild.review;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.lab.Observation;
import dev.dbguild.lab.Performance;
import dev.dbguild.lab.Rehearsal;
import dev.dbguild.lab.Shadow;
import dev.dbguild.review.Examination.Way;
import dev.dbguild.review.Examined.Charge;
import dev.dbguild.review.LabRun.Trip;
import dev.dbguild.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tries remedies before they are shown: the change is run once more on a shadow that stands where it begins, and each
/// remedy in the state before the statement that it replaces, or in the state after it when it is meant to follow it.
///
/// A remedy that fails, or that the same rule finds fault with, is shown in words only: it is a defect of ours. Those
/// for which there is no time are left untried. Not thread-safe.
final class RemedyTrials implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RemedyTrials.class.getName());
    private static final int MOST = 30;
    private static final Duration BUDGET = Duration.ofMillis(1_500);

    private final Shadow base;
    private final Prescriptions prescriptions;
    private final long deadline = System.nanoTime() + BUDGET.toNanos();
    private final List<Statement> behind = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private final List<String> session = new ArrayList<>();
    private @Nullable Performance performance;
    private int trials;

    /// @param base where the change begins; closed with this
    RemedyTrials(Shadow base, Prescriptions prescriptions) {
        this.base = base;
        this.prescriptions = prescriptions;
    }

    /// The ways with the remedies as they came out of the trial.
    ///
    /// @param trips what the lab saw of each
    List<Way> made(List<Trip> trips) {
        List<Way> ways = prescriptions.ways();
        List<Way> tried = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            Way way = ways.get(i);
            tried.add(new Way(way.migration(), up(way.up(), trips.get(i)), way.down()));
            session.clear();
        }
        return tried;
    }

    private List<Examined> up(List<Examined> statements, Trip trip) {
        List<Examined> tried = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Examined examined = statements.get(i);
            Observation seen = trip.up().get(i);
            tried.add(seen == null ? examined : tried(examined, seen));
        }
        return tried;
    }

    private Examined tried(Examined examined, Observation seen) {
        List<Charge> charges = new ArrayList<>(examined.charges());
        List<Integer> failed = new ArrayList<>();
        for (int i = 0; i < charges.size(); i++) {
            Charge charge = charges.get(i);
            if (isShown(charge, examined, seen) && !attempt(charges, i)) {
                failed.add(i);
            }
        }
        pass(examined.step().statement());
        for (int i : failed) {
            if (!attempt(charges, i)) {
                Charge charge = charges.get(i);
                charges.set(
                        i,
                        charge.with(inWords(prescription(charge), charge.suspicion().subject())));
            }
        }
        return examined.with(charges);
    }

    /// Whether there is a finding, with a remedy that can be run.
    private static boolean isShown(Charge charge, Examined examined, Observation seen) {
        return prescription(charge).isComplete()
                && (seen.succeeded() || charge.suspicion().claim() instanceof Claim.Fails)
                && new Verdict(examined.step().script().name(), charge).given(seen).isPresent();
    }

    private static Prescription prescription(Charge charge) {
        return Prescription.of(charge.card().id(), charge.suspicion().remedy());
    }

    /// Writes down that a remedy succeeded.
    ///
    /// @return false when it fails here
    private boolean attempt(List<Charge> charges, int index) {
        Charge charge = charges.get(index);
        Optional<Remedy> result = attempt(prescription(charge));
        result.ifPresent(remedy -> charges.set(index, charge.with(remedy)));
        return result.isPresent();
    }

    /// The remedy, untried when there is no time left; empty when it fails.
    private Optional<Remedy> attempt(Prescription prescription) {
        if (trials >= MOST || System.nanoTime() > deadline) {
            return Optional.of(prescription.remedy());
        }
        trials++;
        Optional<String> objection = objection(prescription);
        objection.ifPresent(reason -> LOG.log(System.Logger.Level.DEBUG, reason));
        return objection.isEmpty()
                ? Optional.of(prescription.remedy().succeeded())
                : Optional.empty();
    }

    private static Remedy inWords(Prescription prescription, String subject) {
        LOG.log(
                System.Logger.Level.WARNING,
                "the remedy of rule ''{0}'' for ''{1}'' fails and is not shown",
                prescription.rule(),
                subject);
        return prescription.remedy().inWords();
    }

    /// Findings about the schema that the change leaves; after [#made].
    List<Finding> after(List<Finding> findings) {
        return findings.stream().map(this::tried).toList();
    }

    private Finding tried(Finding finding) {
        Prescription prescription = Prescription.of(finding.rule(), finding.remedy());
        return prescription.isComplete()
                ? finding.with(
                        attempt(prescription)
                                .orElseGet(() -> inWords(prescription, finding.subject())))
                : finding;
    }

    /// What speaks against the remedy: the server's refusal, or the rule's own.
    private Optional<String> objection(Prescription prescription) {
        if (prescriptions
                .examination()
                .faults(prescription, prescriptions.beginning().after(behind))) {
            return Optional.of("'" + prescription.rule() + "' finds fault with its own remedy");
        }
        return prescription.standsAlone() ? alone(prescription) : rolledBack(prescription);
    }

    private Optional<String> rolledBack(Prescription prescription) {
        catchUp();
        List<String> script = new ArrayList<>(session);
        script.add("begin");
        script.addAll(prescription.texts());
        List<Observation> failed = open().replay(script);
        open().replay(List.of("rollback"));
        return first(failed);
    }

    private Optional<String> alone(Prescription prescription) {
        catchUp();
        closePerformance();
        try (Shadow copy = base.copy().orElseThrow();
                Performance stage = new Rehearsal(copy).open()) {
            List<String> script = new ArrayList<>(session);
            script.addAll(prescription.texts());
            return first(stage.replay(script));
        }
    }

    private static Optional<String> first(List<Observation> failed) {
        return failed.stream()
                .map(Observation::failure)
                .filter(java.util.Objects::nonNull)
                .map(Observation.Failure::message)
                .findFirst();
    }

    /// Remembers a statement of the change, which is run when a remedy needs it to have run.
    private void pass(Statement statement) {
        behind.add(statement);
        switch (statement) {
            case Statement.Client client -> {}
            case Statement.Transaction transaction -> {}
            case Statement.Copy copy when copy.fromInput() -> {}
            case Statement.SetVariable set when !set.local() -> session.add(set.text());
            default -> pending.add(statement.text());
        }
    }

    private void catchUp() {
        if (!pending.isEmpty()) {
            List<String> script = new ArrayList<>(session);
            script.addAll(pending);
            open().replay(script);
            pending.clear();
        }
    }

    private Performance open() {
        Performance current = performance == null ? new Rehearsal(base).open() : performance;
        performance = current;
        return current;
    }

    private void closePerformance() {
        if (performance != null) {
            performance.close();
            performance = null;
        }
    }

    @Override
    public void close() {
        closePerformance();
        base.close();
    }
}
