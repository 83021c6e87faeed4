package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Set;

/// A table, schema or database that is dropped.
final class DropTable implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "drop-table",
                            Severity.WARNING,
                            "code that still reads the table breaks, and its data is gone",
                            "rename it first and drop it when nobody has missed it",
                            List.of("drop table orders;", "drop schema shop cascade;"),
                            List.of(
                                    "create table orders (id int); drop table orders;",
                                    "drop function f();"))
                    .forEngines("postgresql", "mysql", "sqlite");

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
                .filter(drop -> Set.of("TABLE", "SCHEMA", "DATABASE").contains(drop.object()))
                .flatMap(drop -> drop.names().stream())
                .filter(step::existed)
                .map(name -> suspicion(step, name))
                .toList();
    }

    private static Suspicion suspicion(Step step, Name name) {
        return new Suspicion(
                name.text(),
                "every program that still uses it fails from now on, and what "
                        + step.described(name)
                        + " held cannot be brought back by a down migration",
                new Remedy(
                        "make sure that nobody uses it"
                                + statistics(step)
                                + ", back it up, and drop it in a release of its own",
                        null),
                new Claim.Means(name));
    }

    /// Where PostgreSQL counts who uses a table.
    private static String statistics(Step step) {
        return step.script().dialect() == Dialect.POSTGRESQL ? " (pg_stat_user_tables)" : "";
    }
}
