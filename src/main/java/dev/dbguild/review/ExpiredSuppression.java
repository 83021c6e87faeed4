package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import java.util.List;

/// A suppression whose last day is over.
final class ExpiredSuppression implements SuppressionRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "expired-suppression",
                            Severity.WARNING,
                            "the day until which the finding was excused is over",
                            "solve what was put off, or give a new day and the reason for it",
                            List.of(
                                    "-- dbguild:ignore drop-table because the archive has it until 2020-01-31\ndrop table orders;",
                                    "-- dbguild:ignore drop-table because the archive has it until 2999-02-31\ndrop table orders;"),
                            List.of(
                                    "-- dbguild:ignore drop-table because the archive has it until 2999-12-31\ndrop table orders;",
                                    "-- dbguild:ignore drop-table because the archive has it\ndrop table orders;"))
                    .forEngines("postgresql", "mysql", "sqlite");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Suppression suppression) {
        Directive directive = suppression.directive();
        return directive.expired(suppression.today()) ? List.of(suspicion(directive)) : List.of();
    }

    private static Suspicion suspicion(Directive directive) {
        boolean date = directive.day().isPresent();
        return new Suspicion(
                String.join(", ", directive.rules()),
                date
                        ? "the suppression held until "
                                + directive.until()
                                + " and excuses nothing now"
                        : "'"
                                + directive.until()
                                + "' is no day of the calendar, and the suppression excuses nothing",
                new Remedy(
                        "solve what was put off, or write a new day as 'until 2027-01-31' with the reason for it",
                        null),
                new Claim.Written());
    }
}
