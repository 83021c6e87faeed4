package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import java.util.List;

/// A rewrite rule, which changes queries behind their authors' backs. A rule as anyone may add one: this file.
final class CreateRewriteRule implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "create-rewrite-rule",
                    Severity.WARNING,
                    "queries are rewritten before they are planned, which surprises everybody who reads them",
                    "use a trigger or a view",
                    List.of("create rule quiet as on insert to orders do instead nothing;"),
                    List.of("create view quiet as select * from orders;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.statement().kind().equals("CREATE RULE") ? List.of(suspicion()) : List.of();
    }

    private static Suspicion suspicion() {
        return new Suspicion(
                "rule",
                "a rule rewrites every query of its kind, also those that nobody thought of",
                new Remedy(
                        "use a trigger, which runs row by row and can be read where it stands",
                        null),
                new Claim.Written());
    }
}
