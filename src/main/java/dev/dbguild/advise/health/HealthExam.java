package dev.dbguild.advise.health;

import dev.dbguild.Found;
import dev.dbguild.Problem;
import dev.dbguild.engine.DatabaseEngine;
import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Patience;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes every health check on a target. A check that fails is told as one that could not be made; it hides no other.
public final class HealthExam {
    /// Each thing is read in a transaction of its own that gives up soon, so that none keeps the others waiting.
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(5), Duration.ofMillis(300));

    private final HealthFacts facts;
    private final Target target;
    private final List<Finding> findings = new ArrayList<>();
    private final List<HealthReport.Checked> checked = new ArrayList<>();

    private HealthExam(Target target, DatabaseEngine engine, HealthLimits limits) {
        this.target = target;
        this.facts = new HealthFacts(target, engine, Instant.now(), limits);
    }

    /// Reads only. Takes as long as the engine's slowest answers; never throws for what one check needs.
    public static HealthReport of(Target target) {
        return of(target, HealthLimits.USUAL);
    }

    /// As [#of(Target)], with the caller's limits.
    public static HealthReport of(Target target, HealthLimits limits) {
        return of(target, Engines.of(target), limits);
    }

    static HealthReport of(Target target, DatabaseEngine engine, HealthLimits limits) {
        HealthExam exam = new HealthExam(target, engine, limits);
        return PATIENCE.during(exam::report);
    }

    /// What each check looks for, by id.
    public static List<HealthCard> cards() {
        return checks().stream().map(HealthCheck::card).toList();
    }

    private static List<HealthCheck> checks() {
        return Found.every(HealthCheck.class).stream()
                .sorted(Comparator.comparing(check -> check.card().id()))
                .toList();
    }

    private void make(HealthCheck check) {
        HealthCard card = check.card();
        try {
            List<Finding> found = check.check(facts);
            findings.addAll(found);
            checked.add(HealthReport.Checked.made(card, found.size(), Trust.in(card, facts)));
        } catch (Problem problem) {
            checked.add(HealthReport.Checked.not(card, problem.what(), problem.cure()));
        } catch (RuntimeException e) {
            checked.add(
                    HealthReport.Checked.not(
                            card,
                            "the check itself failed: " + e.getClass().getSimpleName(),
                            "tell its authors"));
        }
    }

    private HealthReport report() {
        checks().forEach(this::make);
        List<Finding> sorted = findings.stream().sorted(WORST_FIRST).toList();
        Optional<DescribesServer.Server> server = told(facts::server);
        return new HealthReport(
                HealthReport.VERSION,
                target.name(),
                HealthScore.of(sorted),
                worst(sorted),
                sorted,
                checked,
                told(() -> facts.locks().shut()).orElse(List.of()),
                server.map(DescribesServer.Server::statsReset).orElse(null),
                server.map(DescribesServer.Server::replica).orElse(false));
    }

    /// By severity, then what was seen before what is assumed, then by check, in the check's own order.
    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::severity, Comparator.<Severity>reverseOrder())
                    .thenComparing(finding -> finding.settledBy() != null)
                    .thenComparing(finding -> HealthScore.urgency(finding.rule()))
                    .thenComparing(Finding::rule);

    private static <T> Optional<T> told(java.util.function.Supplier<T> fact) {
        try {
            return Optional.of(fact.get());
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
