package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;

/// Rows that are changed while a lock of a schema change is held.
final class BackfillBesideSchemaChange implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "backfill-beside-schema-change",
                    Severity.WARNING,
                    "the lock of the schema change is held until all rows are changed",
                    "give the change of rows a transaction of its own",
                    List.of(
                            "begin; alter table orders add column region text; update orders set region = 'eu' where region is null; commit;"),
                    List.of(
                            "alter table orders add column region text; update orders set region = 'eu' where id < 5000;",
                            "begin; create table regions (id int); insert into regions values (1); commit;",
                            "begin; create table regions (id int); update orders set region = 'eu' where id = 1; commit;"));

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
                .filter(change -> !change.kind().equals("INSERT") && step.existed(change.target()))
                .flatMap(change ->
                        step.session().earlierInTransaction().stream()
                                .filter(Statement.AlterTable.class::isInstance)
                                .map(Statement.AlterTable.class::cast)
                                .filter(alter -> step.existed(alter.name()))
                                .limit(1)
                                .map(alter -> suspicion(step, change, alter)))
                .toList();
    }

    private static Suspicion suspicion(
            Step step, Statement.Change change, Statement.AlterTable alter) {
        return new Suspicion(
                change.target().text(),
                "line "
                        + alter.line()
                        + " has locked '"
                        + alter.name().text()
                        + "' for everybody, and keeps it so until all rows of "
                        + step.described(change.target())
                        + " are changed and the transaction ends",
                Rewording.remedy(
                        "commit the schema change first, then change the rows in batches",
                        Batches.of(change)),
                new Claim.Means(alter.name()));
    }
}
