package dev.dbguild.advise.health;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Severity;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The score of a health report: 100, of which each check with findings takes a part of what is left.
///
/// A check takes by its gravest finding: 15 % for an error, 6 % for a warning, 1 % for an info. Each further error or
/// warning of the same check takes 1 % more, until the check takes twice as much. So one bad habit, found in a hundred
/// tables, does not drown the rest, and a sick database can still get worse. What is only assumed takes nothing, and a
/// check that could not be made neither helps nor hurts. 100 means that nothing was found.
final class HealthScore {
    /// Among findings of one severity, what stops the database or loses data comes first.
    private static final List<String> URGENT =
            List.of(
                    "checksum-failures",
                    "transaction-wraparound",
                    "archiving-fails",
                    "connections-run-out",
                    "slot-retains-log",
                    "sequence-near-end",
                    "blocked-sessions",
                    "risky-setting",
                    "weak-authentication",
                    "freeze-overdue",
                    "idle-in-transaction",
                    "prepared-transaction-left",
                    "slot-lost",
                    "replication-behind");

    private HealthScore() {}

    static int of(List<Finding> findings) {
        Collection<List<Finding>> checks =
                findings.stream()
                        .filter(finding -> finding.settledBy() == null)
                        .collect(Collectors.groupingBy(Finding::rule))
                        .values();
        double left =
                checks.stream()
                        .mapToDouble(check -> 1 - cost(check) / 100.0)
                        .reduce(100, (one, other) -> one * other);
        return checks.isEmpty() ? 100 : (int) Math.min(99, Math.round(left));
    }

    /// Lower is more urgent.
    static int urgency(String rule) {
        int place = URGENT.indexOf(rule);
        return place < 0 ? URGENT.size() : place;
    }

    private static int cost(List<Finding> ofOneCheck) {
        int gravest =
                ofOneCheck.stream().mapToInt(finding -> cost(finding.severity())).max().orElse(0);
        long further =
                ofOneCheck.stream().filter(finding -> finding.severity() != Severity.INFO).count()
                        - 1;
        return gravest + (int) Math.clamp(further, 0, gravest);
    }

    private static int cost(Severity severity) {
        return switch (severity) {
            case ERROR -> 15;
            case WARNING -> 6;
            case INFO -> 1;
        };
    }
}
