package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;

/// CREATE EXTENSION without a version.
final class UnpinnedExtension implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "unpinned-extension",
                            Severity.INFO,
                            "each server installs the version that it happens to have",
                            "name the version",
                            List.of("create extension if not exists pg_trgm;"),
                            List.of("create extension pg_trgm version '1.6';"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Step step) {
        Statement statement = step.statement();
        boolean concerned =
                statement.kind().equals("CREATE EXTENSION")
                        && !statement.text().matches("(?is).*\\bversion\\b.*");
        return concerned ? List.of(suspicion(statement)) : List.of();
    }

    private static Suspicion suspicion(Statement statement) {
        String name = statement.target() == null ? "" : statement.target().text();
        return new Suspicion(
                name,
                "each server installs the version of '" + name + "' that it happens to have",
                new Remedy("name the version: CREATE EXTENSION " + name + " VERSION '…';", null),
                new Claim.Written());
    }
}
