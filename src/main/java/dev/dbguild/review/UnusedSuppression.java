package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import java.util.List;

/// A suppression of something that is not there: it would hide the next finding of its kind unseen.
final class UnusedSuppression implements SuppressionRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "unused-suppression",
                            Severity.WARNING,
                            "the suppression excuses nothing now, and would hide a finding that comes later",
                            "remove it",
                            List.of(
                                    "-- dbguild:ignore drop-table because the archive has it\nselect 1;",
                                    "drop table orders;\n-- dbguild:ignore-file drop-table because the archive has it\n"),
                            List.of(
                                    "-- dbguild:ignore drop-table because the archive has it\ndrop table orders;",
                                    "drop table orders; -- dbguild:ignore drop-table because the archive has it",
                                    "-- dbguild:ignore-file drop-table because the archive has it\nselect 1;\ndrop table orders;"))
                    .forEngines("postgresql", "mysql", "sqlite");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Suppression suppression) {
        return Suppression.holds(suppression.directive(), suppression.today())
                ? suppression.idle().stream().map(id -> suspicion(id, suppression)).toList()
                : List.of();
    }

    private static Suspicion suspicion(String id, Suppression suppression) {
        Directive directive = suppression.directive();
        boolean low = directive.about() == null && !directive.wholeFile();
        return new Suspicion(
                id,
                low
                        ? "'" + id + "' is excused where no statement follows"
                        : "'" + id + "' is excused and was not found",
                new Remedy(
                        low
                                ? "put it on the statement; 'dbguild:ignore-file' counts only above the first one"
                                : "remove '" + id + "' from the suppression",
                        null),
                new Claim.Written());
    }
}
