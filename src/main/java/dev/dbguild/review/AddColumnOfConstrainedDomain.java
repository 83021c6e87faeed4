package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A column of a domain that has to be verified for each row.
final class AddColumnOfConstrainedDomain implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-column-of-constrained-domain",
                    Severity.ERROR,
                    "the whole table is written anew while everybody waits",
                    "use the base type with a CHECK that is validated later",
                    List.of(
                            "create domain email as text check (value like '%@%'); alter table customers add column mail email;"),
                    List.of(
                            "create domain label as text; alter table customers add column tag label;",
                            "create domain email as text check (value like '%@%'); create table customers (mail email);",
                            "alter table customers add column mail text;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.AddColumn.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.AddColumn.class)
                .map(AlterAction.AddColumn::column)
                .flatMap(column ->
                        step.catalogue().domain(column.type().base()).stream()
                                .filter(Statement.CreateDomain::constrained)
                                .map(domain -> suspicion(step, column, domain)))
                .toList();
    }

    private static Suspicion suspicion(Step step, Column column, Statement.CreateDomain domain) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, column.name()),
                "domain '"
                        + domain.target().text()
                        + "' has constraints, so every row of "
                        + step.described(table)
                        + " is written anew, though the column is empty",
                Rewording.patient(
                        "use the domain's base type, and state its condition as a CHECK that is validated later",
                        Rewording.alter(
                                table,
                                "ADD COLUMN " + column.name().text() + " " + domain.base().text())),
                new Claim.Rewrites(table));
    }
}
