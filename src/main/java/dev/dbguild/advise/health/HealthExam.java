package dev.dbguild.advise.health;

import dev.dbguild.Found;
import dev.dbguild.Problem;
import dev.dbguild.engine.DatabaseEngine;
import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes every health check on a target. A check that fails is told as one that could not be made; it hides no other.
public final class HealthExam {
    private final HealthFacts facts;
    private final Target target;
    private final List<Finding> findings = new ArrayList<>();
    private final List<HealthReport.Checked> checked = new ArrayList<>();

    private HealthExam(Target target, DatabaseEngine engine) {
        this.target = target;
        this.facts = new HealthFacts(target, engine, Instant.now());
    }

    /// Reads only. Takes as long as the engine's slowest answer; never throws for what one check needs.
    public static HealthReport of(Target target) {
        return of(target, Engines.of(target));
    }

    static HealthReport of(Target target, DatabaseEngine engine) {
        HealthExam exam = new HealthExam(target, engine);
        Found.every(HealthCheck.class).stream()
                .sorted(Comparator.comparing(check -> check.card().id()))
                .forEach(exam::make);
        return exam.report();
    }

    /// What each check looks for, by id.
    public static List<HealthCard> cards() {
        return Found.every(HealthCheck.class).stream()
                .map(HealthCheck::card)
                .sorted(Comparator.comparing(HealthCard::id))
                .toList();
    }

    private void make(HealthCheck check) {
        String id = check.card().id();
        try {
            List<Finding> found = check.check(facts);
            findings.addAll(found);
            checked.add(
                    new HealthReport.Checked(
                            id,
                            found.isEmpty() ? HealthReport.Status.OK : HealthReport.Status.FINDING,
                            found.size(),
                            null));
        } catch (Problem problem) {
            couldNot(id, problem.what());
        } catch (RuntimeException e) {
            couldNot(id, "the check itself failed: " + e.getClass().getSimpleName());
        }
    }

    private void couldNot(String id, String reason) {
        checked.add(new HealthReport.Checked(id, HealthReport.Status.COULD_NOT_CHECK, 0, reason));
    }

    private HealthReport report() {
        List<Finding> sorted =
                findings.stream()
                        .sorted(Comparator.comparing(Finding::severity).reversed())
                        .toList();
        Optional<DescribesServer.Server> server = server();
        return new HealthReport(
                HealthReport.VERSION,
                target.name(),
                HealthScore.of(sorted),
                worst(sorted),
                sorted,
                checked,
                server.map(DescribesServer.Server::statsReset).orElse(null),
                server.map(DescribesServer.Server::replica).orElse(false));
    }

    private Optional<DescribesServer.Server> server() {
        try {
            return Optional.of(facts.server());
        } catch (Problem problem) {
            return Optional.empty();
        }
    }

    /// The gravest of each of three checks, so that one check does not fill the list.
    private static List<Finding> worst(List<Finding> sorted) {
        Set<String> rules = new HashSet<>();
        return sorted.stream().filter(finding -> rules.add(finding.rule())).limit(3).toList();
    }
}
