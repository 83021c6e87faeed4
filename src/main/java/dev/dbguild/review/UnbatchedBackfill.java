package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// An UPDATE that fills a column of all rows at once.
final class UnbatchedBackfill implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "unbatched-backfill",
                    Severity.WARNING,
                    "every row it fills stays locked until the last one is done",
                    "fill a few thousand rows at a time",
                    List.of(
                            "update orders set region = 'eu' where region is null;",
                            "alter table orders add column gross numeric; update orders set gross = net * 1.2 where gross is null;"),
                    List.of(
                            "update orders set region = 'eu' where region is null and id between 1 and 5000;",
                            "update orders set region = 'eu' where id = 7;",
                            "create table orders (region text); update orders set region = 'eu' where region is null;",
                            "update orders set region = 'eu' where ctid = any (array(select ctid from orders where region is null limit 5000));",
                            "begin; alter table orders add column region text; update orders set region = 'eu' where region is null; commit;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Change.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.Change.class)
                .filter(change -> change.kind().equals("UPDATE") && step.existed(change.target()))
                .filter(change -> step.session().shut().isEmpty())
                .flatMap(change ->
                        Batches.unfilled(change).stream()
                                .map(column -> suspicion(step, change, column)))
                .toList();
    }

    private static Suspicion suspicion(Step step, Statement.Change change, String column) {
        Name table = change.target();
        return new Suspicion(
                Step.column(table, Name.of(column)),
                "every row of "
                        + step.described(table)
                        + " with no '"
                        + column
                        + "' is written in one transaction, and locked until the last one is done",
                Rewording.remedy("fill a few thousand rows at a time", Batches.of(change)),
                new Claim.Means(table));
    }
}
