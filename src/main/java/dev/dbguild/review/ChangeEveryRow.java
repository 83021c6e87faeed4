package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Set;

/// An UPDATE or DELETE of a whole table.
final class ChangeEveryRow implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "change-every-row",
                            Severity.WARNING,
                            "every row is changed in one transaction, and locked until it ends",
                            "change them in batches",
                            List.of("update orders set status = 'new';", "delete from orders;"),
                            List.of(
                                    "update orders set status = 'new' where id between 1 and 5000;",
                                    "create table orders (status text); update orders set status = 'new';",
                                    "insert into orders select 1;"))
                    .forEngines("postgresql", "mysql", "sqlite");

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
                .filter(change -> Set.of("UPDATE", "DELETE").contains(change.kind()))
                .filter(change -> !change.filtered() && step.existed(change.target()))
                .map(change -> suspicion(step, change))
                .toList();
    }

    private static Suspicion suspicion(Step step, Statement.Change change) {
        Name table = change.target();
        return new Suspicion(
                table.text(),
                change.kind()
                        + " without WHERE changes every row of "
                        + step.described(table)
                        + " and locks each of them until the transaction ends",
                Rewording.remedy(
                        "change a few thousand rows at a time; put the condition that tells the rows still to do in the place of 'true'",
                        "-- repeat until it changes no row, each time in a transaction of its own",
                        change.text() + batch(step, table) + ";"),
                new Claim.Means(table));
    }

    /// A few thousand rows, by what each engine has to tell rows apart.
    private static String batch(Step step, Name table) {
        return switch (step.script().dialect()) {
            case POSTGRESQL ->
                    " WHERE ctid = ANY (ARRAY(SELECT ctid FROM "
                            + table.text()
                            + " WHERE true LIMIT 5000))";
            case MYSQL -> " WHERE true LIMIT 5000";
            case SQLITE ->
                    " WHERE rowid IN (SELECT rowid FROM "
                            + table.text()
                            + " WHERE true LIMIT 5000)";
        };
    }
}
