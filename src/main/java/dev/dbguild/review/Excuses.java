package dev.dbguild.review;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Proof;
import dev.dbguild.review.Examination.Objection;
import dev.dbguild.review.Review.Found;
import dev.dbguild.review.Review.Suppressed;
import dev.dbguild.sql.Script;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes out of the findings what somebody excused, and finds fault with the excuses. Not thread-safe.
final class Excuses {
    private final List<Directive> directives;
    private final LocalDate today;
    private final ReviewSettings settings;
    private final Map<Directive, Set<String>> used = new HashMap<>();
    private final List<Suppressed> suppressed = new ArrayList<>();

    Excuses(List<Script> scripts, ReviewSettings settings, LocalDate today) {
        directives = scripts.stream().flatMap(script -> Directives.of(script).stream()).toList();
        this.settings = settings;
        this.today = today;
    }

    /// The findings that nobody excused, in order.
    List<Finding> remaining(List<Finding> findings) {
        return findings.stream().filter(finding -> !excused(finding)).toList();
    }

    /// What was taken out so far.
    List<Suppressed> suppressed() {
        return List.copyOf(suppressed);
    }

    private boolean excused(Finding finding) {
        Optional<Suppressed> excuse = byDirective(finding).or(() -> byPath(finding));
        excuse.ifPresent(suppressed::add);
        return excuse.isPresent();
    }

    private Optional<Suppressed> byDirective(Finding finding) {
        if (directives.isEmpty()) {
            return Optional.empty();
        }
        List<Directive> held =
                directives.stream()
                        .filter(each -> Suppression.holds(each, today))
                        .filter(each -> each.rules().contains(finding.rule()))
                        .filter(each -> each.covers(finding.location()))
                        .toList();
        held.forEach(
                each -> used.computeIfAbsent(each, none -> new HashSet<>()).add(finding.rule()));
        return held.stream()
                .findFirst()
                .map(each ->
                        new Suppressed(
                                Found.of(finding),
                                each.reason(),
                                each.comment().line(),
                                each.until()));
    }

    private Optional<Suppressed> byPath(Finding finding) {
        String file = finding.location().file();
        return file == null
                ? Optional.empty()
                : settings.ignoring(file)
                        .map(pattern ->
                                new Suppressed(
                                        Found.of(finding),
                                        "the settings ignore '" + pattern + "'",
                                        0,
                                        null));
    }

    /// What is wrong with the directives, once all findings have passed.
    List<Finding> faults(Examination examination) {
        List<Finding> faults = new ArrayList<>();
        for (Directive directive : directives) {
            Suppression suppression =
                    new Suppression(
                            directive,
                            today,
                            Examination.ids(),
                            examination.inForce(),
                            used.getOrDefault(directive, Set.of()));
            examination
                    .against(suppression)
                    .forEach(objection -> faults.add(finding(objection, directive)));
        }
        return faults;
    }

    private static Finding finding(Objection objection, Directive directive) {
        Suspicion suspicion = objection.suspicion();
        return new Finding(
                objection.card().id(),
                objection.card().severity(),
                suspicion.subject(),
                directive.place(),
                suspicion.message(),
                suspicion.remedy(),
                Proof.DERIVED,
                null);
    }
}
