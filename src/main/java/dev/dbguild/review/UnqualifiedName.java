package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A table without its schema.
final class UnqualifiedName implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "unqualified-name",
                            Severity.INFO,
                            "which table is meant depends on the search path of who runs it",
                            "write the schema",
                            List.of(
                                    "create table orders (id bigint primary key);",
                                    "alter table orders add column note text;"),
                            List.of(
                                    "create table shop.orders (id bigint primary key);",
                                    "create temp table t (a int);",
                                    "set search_path = shop; create table orders (id bigint primary key);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateTable.class, Statement.AlterTable.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        boolean temporary =
                step.statement() instanceof Statement.CreateTable create && create.temporary();
        boolean told = step.session().hasSet("search_path");
        return temporary || told || step.table().parts().size() > 1
                ? List.of()
                : List.of(suspicion(step));
    }

    private static Suspicion suspicion(Step step) {
        String table = step.table().text();
        return new Suspicion(
                table,
                "which '" + table + "' is meant depends on the search path of who runs this",
                new Remedy("write the schema: public." + table, null),
                new Claim.Written());
    }
}
