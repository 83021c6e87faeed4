package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// CASCADE.
final class DropCascade implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "drop-cascade",
                    Severity.WARNING,
                    "whatever depends on it is dropped with it, unseen",
                    "name what has to go, and drop it without CASCADE",
                    List.of(
                            "drop view totals cascade;",
                            "alter table orders drop constraint fk cascade;"),
                    List.of(
                            "drop view totals;",
                            "create table t (a int); drop table t cascade;",
                            "alter table orders drop constraint fk;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Drop.class, AlterAction.DropConstraint.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<Name> dropped =
                step.as(Statement.Drop.class)
                        .filter(Statement.Drop::cascade)
                        .flatMap(drop -> drop.names().stream())
                        .filter(step::existed);
        Stream<Name> constraints =
                step.actions(AlterAction.DropConstraint.class)
                        .filter(AlterAction.DropConstraint::cascade)
                        .map(AlterAction.DropConstraint::constraint);
        return Stream.concat(dropped, constraints).map(name -> suspicion(step, name)).toList();
    }

    private static Suspicion suspicion(Step step, Name name) {
        Name target = step.statement().target();
        return new Suspicion(
                name.text(),
                "CASCADE drops everything that depends on '"
                        + name.text()
                        + "' as well: views, foreign keys, defaults",
                new Remedy(
                        "drop what depends on it by name, so that a reader sees what goes, and leave CASCADE out",
                        null),
                new Claim.Means(target == null ? name : target));
    }
}
