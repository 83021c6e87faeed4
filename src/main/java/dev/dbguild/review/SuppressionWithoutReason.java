package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import java.util.List;

/// A suppression that does not say why; it excuses nothing.
final class SuppressionWithoutReason implements SuppressionRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "suppression-without-reason",
                            Severity.WARNING,
                            "nobody can tell later whether the suppression still holds, so it excuses nothing",
                            "say why: 'because …'",
                            List.of("-- dbguild:ignore drop-table\ndrop table orders;"),
                            List.of(
                                    "-- dbguild:ignore drop-table because the archive has it\ndrop table orders;"))
                    .forEngines("postgresql", "mysql", "sqlite");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Suppression suppression) {
        Directive directive = suppression.directive();
        return directive.reason().isEmpty() ? List.of(suspicion(directive)) : List.of();
    }

    private static Suspicion suspicion(Directive directive) {
        String rules = String.join(", ", directive.rules());
        return new Suspicion(
                rules.isEmpty() ? "dbguild:ignore" : rules,
                "the suppression gives no reason and excuses nothing",
                new Remedy(
                        "write '-- dbguild:ignore %s because …'"
                                .formatted(rules.isEmpty() ? "rule-id" : rules),
                        null),
                new Claim.Written());
    }
}
