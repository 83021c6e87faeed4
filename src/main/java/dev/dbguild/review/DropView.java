package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Set;

/// A view that is dropped.
final class DropView implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "drop-view",
                    Severity.WARNING,
                    "programs that still read the view break",
                    "release code that no longer reads it first, drop it later",
                    List.of("drop view totals;", "drop materialized view if exists shop.sales;"),
                    List.of(
                            "drop view totals; create view totals as select 1 as n;",
                            "create view totals as select 1 as n; drop view totals;",
                            "drop function totals();"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Drop.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.Drop.class)
                .filter(drop -> Set.of("VIEW", "MATERIALIZED VIEW").contains(drop.object()))
                .flatMap(drop -> drop.names().stream())
                .filter(name -> step.existed(name) && !isMadeAgain(step, name))
                .map(DropView::suspicion)
                .toList();
    }

    private static boolean isMadeAgain(Step step, Name view) {
        return step.after()
                .anyMatch(next ->
                        (next instanceof Statement.CreateView
                                        || next instanceof Statement.CreateTable)
                                && next.target() != null
                                && view.same(next.target()));
    }

    private static Suspicion suspicion(Name view) {
        return new Suspicion(
                view.text(),
                "every program that still reads '" + view.text() + "' fails from now on",
                new Remedy("stop reading it in one release, drop it in a later one", null),
                new Claim.Means(view));
    }
}
