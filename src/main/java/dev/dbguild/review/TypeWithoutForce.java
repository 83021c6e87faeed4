package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A table of SQLite whose types hold nobody to anything.
final class TypeWithoutForce implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "type-without-force",
                            Severity.INFO,
                            "any column takes any value, whatever its type says",
                            "say STRICT",
                            List.of("create table t (id integer primary key, at datetime, n int);"),
                            List.of(
                                    "create table t (id integer primary key, n int) strict;",
                                    "create temp table t (n int);",
                                    "create table t as select 1 as a;"))
                    .forEngines("sqlite")
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateTable.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.CreateTable.class)
                .filter(table ->
                        !table.temporary()
                                && !table.fromQuery()
                                && !table.options().containsKey("STRICT"))
                .filter(table -> !table.columns().isEmpty())
                .map(table -> suspicion(table.name()))
                .toList();
    }

    private static Suspicion suspicion(Name table) {
        return new Suspicion(
                table.text(),
                "without STRICT a type is a wish: INT takes 'abc', and DATETIME and BOOLEAN mean NUMERIC",
                new Remedy(
                        "end the statement with STRICT (SQLite 3.37 and later), with the types INTEGER, REAL, TEXT, BLOB or ANY",
                        null),
                new Claim.Written());
    }
}
