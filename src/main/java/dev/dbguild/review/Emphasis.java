package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import java.util.Optional;

/// Takes what happens to hot and to large tables more seriously: one step graver, and the message says why.
///
/// A lock counts on hot tables, a rewrite or a scan on both. A severity that the settings decide stays.
record Emphasis(ReviewSettings settings) {

    RuleCard weighed(RuleCard card, Suspicion suspicion) {
        boolean decided = settings.rules().containsKey(card.id());
        return decided || reason(suspicion).isEmpty() ? card : card.at(graver(card.severity()));
    }

    Suspicion told(Suspicion suspicion) {
        return reason(suspicion)
                .map(reason ->
                        new Suspicion(
                                suspicion.subject(),
                                suspicion.message() + "; " + reason,
                                suspicion.remedy(),
                                suspicion.claim()))
                .orElse(suspicion);
    }

    private static Severity graver(Severity severity) {
        return switch (severity) {
            case INFO -> Severity.WARNING;
            case WARNING, ERROR -> Severity.ERROR;
        };
    }

    private Optional<String> reason(Suspicion suspicion) {
        return switch (suspicion.claim()) {
            case Claim.Locks claim -> hot(claim.table());
            case Claim.Rewrites claim -> hot(claim.table()).or(() -> large(claim.table()));
            case Claim.Scans claim -> hot(claim.table()).or(() -> large(claim.table()));
            case Claim.Fails claim -> Optional.empty();
            case Claim.Means claim -> Optional.empty();
            case Claim.Written claim -> Optional.empty();
        };
    }

    private Optional<String> hot(Name table) {
        return settings.isHot(table)
                ? Optional.of("'" + table.text() + "' is a hot table by the settings")
                : Optional.empty();
    }

    private Optional<String> large(Name table) {
        return settings.rows(table) == 0
                ? Optional.empty()
                : Optional.of(
                        "'%s' has about %,d rows by the settings"
                                .formatted(table.text(), settings.rows(table)));
    }
}
