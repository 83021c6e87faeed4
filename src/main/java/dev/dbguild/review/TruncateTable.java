package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A table that is emptied.
final class TruncateTable implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "truncate-table",
                            Severity.WARNING,
                            "every row is gone, and everybody waits meanwhile",
                            "delete in batches what has to go",
                            List.of("truncate orders;", "truncate orders, order_items cascade;"),
                            List.of(
                                    "create table orders (id int); truncate orders;",
                                    "delete from orders where id < 10;"))
                    .forEngines("postgresql", "mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Truncate.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.Truncate.class)
                .flatMap(truncate -> truncate.names().stream())
                .filter(step::existed)
                .map(name -> suspicion(step, name))
                .toList();
    }

    private static Suspicion suspicion(Step step, Name table) {
        boolean cascade = ((Statement.Truncate) step.statement()).cascade();
        String more = cascade ? ", as are those of every table that refers to it" : "";
        return new Suspicion(
                table.text(),
                "all rows of "
                        + step.described(table)
                        + " are gone"
                        + more
                        + ", and a down migration cannot bring them back",
                new Remedy("delete in batches what has to go, after a backup", null),
                new Claim.Locks(table, "ACCESS EXCLUSIVE"));
    }
}
