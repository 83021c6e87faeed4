package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// A constraint whose name the server chooses.
final class UnnamedConstraint implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "unnamed-constraint",
                            Severity.INFO,
                            "its name is not known when it has to be dropped",
                            "name it",
                            List.of(
                                    "create table o (id bigint primary key, total int, check (total > 0));",
                                    "alter table o add unique (code);"),
                            List.of(
                                    "create table o (id bigint primary key, total int, constraint positive check (total > 0));",
                                    "alter table o add constraint o_code unique (code);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateTable.class, AlterAction.AddConstraint.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return constraints(step.statement())
                .filter(constraint -> constraint.name() == null && counts(constraint))
                .map(constraint -> suspicion(step.table()))
                .toList();
    }

    private static Stream<Constraint> constraints(Statement statement) {
        return switch (statement) {
            case Statement.CreateTable create -> create.constraints().stream();
            case Statement.AlterTable alter ->
                    alter.actions().stream()
                            .filter(AlterAction.AddConstraint.class::isInstance)
                            .map(action -> ((AlterAction.AddConstraint) action).constraint());
            default -> Stream.of();
        };
    }

    private static boolean counts(Constraint constraint) {
        return constraint instanceof Constraint.Check
                || constraint instanceof Constraint.Unique unique && unique.usingIndex() == null
                || constraint instanceof Constraint.ForeignKey;
    }

    private static Suspicion suspicion(Name table) {
        return new Suspicion(
                table.text(),
                "the server names this constraint of '"
                        + table.text()
                        + "', and not the same way in every history",
                new Remedy("say CONSTRAINT and a name before it", null),
                new Claim.Written());
    }
}
