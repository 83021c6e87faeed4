package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A materialised view that is filled anew while readers wait.
final class RefreshWithoutConcurrently implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "refresh-without-concurrently",
                    Severity.WARNING,
                    "nobody can read the view until it is filled anew",
                    "refresh with CONCURRENTLY, for which it needs a unique index",
                    List.of("refresh materialized view sales_by_day;"),
                    List.of(
                            "refresh materialized view concurrently sales_by_day;",
                            "create materialized view sales as select 1; refresh materialized view sales;",
                            "refresh materialized view sales with no data;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Refresh.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.Refresh.class)
                .filter(refresh -> !refresh.concurrently() && refresh.withData())
                .filter(refresh -> step.existed(refresh.target()))
                .map(RefreshWithoutConcurrently::suspicion)
                .toList();
    }

    private static Suspicion suspicion(Statement.Refresh refresh) {
        String name = refresh.target().text();
        return new Suspicion(
                name,
                "nobody can read '" + name + "' until its query has run and its rows are written",
                Rewording.remedy(
                        "CONCURRENTLY changes only the rows that differ while others read; it needs a unique index on the view",
                        "REFRESH MATERIALIZED VIEW CONCURRENTLY " + name + ";"),
                new Claim.Locks(refresh.target(), "ACCESS EXCLUSIVE"));
    }
}
