package dev.dbguild.review;

import dev.dbguild.definition.Nearest;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import java.util.List;

/// A suppression of a rule that does not exist.
final class UnknownRuleInSuppression implements SuppressionRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "unknown-rule-in-suppression",
                            Severity.WARNING,
                            "the suppression names a rule that does not exist, and excuses nothing",
                            "name the rule as the finding does",
                            List.of(
                                    "-- dbguild:ignore drop-tabel because the archive has it\ndrop table orders;",
                                    "-- dbguild:ignore because the archive has it\ndrop table orders;"),
                            List.of(
                                    "-- dbguild:ignore drop-table because the archive has it\ndrop table orders;"))
                    .forEngines("postgresql", "mysql", "sqlite");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Suppression suppression) {
        if (suppression.directive().rules().isEmpty()) {
            return List.of(
                    suspicion(
                            "dbguild:ignore",
                            "the suppression names no rule",
                            "name the rules: 'dbguild:ignore rule-id, rule-id because …'"));
        }
        return suppression.unknown().stream()
                .map(id ->
                        suspicion(
                                id,
                                "there is no rule '"
                                        + id
                                        + "'"
                                        + Nearest.hint(id, suppression.known()),
                                "name the rule as the finding does"))
                .toList();
    }

    private static Suspicion suspicion(String subject, String message, String cure) {
        return new Suspicion(subject, message, new Remedy(cure, null), new Claim.Written());
    }
}
