package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.OnlineDdl;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A change that copies or rebuilds a table that is known to be large.
final class LargeTableNeedsOnlineTool implements ChangeRule {
    /// From so many rows on a copy takes minutes.
    private static final long LARGE = 1_000_000;

    private static final RuleCard CARD =
            new RuleCard(
                            "large-table-needs-online-tool",
                            Severity.WARNING,
                            "the copy takes long, blocks writers or replicas, and cannot be paused",
                            "run it with gh-ost, which can be paused and stopped",
                            List.of(
                                    "-- large-table: orders 50000000\nalter table orders modify total bigint;"),
                            List.of("alter table orders modify total bigint;"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.AlterTable.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.online()
                .filter(change -> change.best().rebuild() && rows(step, change) >= LARGE)
                .map(change -> List.of(suspicion(step, change)))
                .orElse(List.of());
    }

    private static long rows(Step step, OnlineDdl change) {
        return Math.max(
                step.settings().rows(change.table()), step.catalogue().rows(change.table()));
    }

    private static Suspicion suspicion(Step step, OnlineDdl change) {
        return new Suspicion(
                change.table().text(),
                "'%s' has about %,d rows: ".formatted(change.table().text(), rows(step, change))
                        + OnlineWording.told(step, change),
                new Remedy(
                        "run it with gh-ost, which can be paused: "
                                + OnlineWording.ghost(step, change),
                        null),
                new Claim.Means(change.table()));
    }
}
