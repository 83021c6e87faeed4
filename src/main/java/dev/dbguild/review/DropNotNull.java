package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import java.util.List;

/// A column that may be empty from now on.
final class DropNotNull implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "drop-not-null",
                    Severity.INFO,
                    "programs that read the column meet nulls they never met",
                    "let the readers cope with null first",
                    List.of("alter table orders alter column total drop not null;"),
                    List.of(
                            "create table orders (total int not null); alter table orders alter column total drop not null;",
                            "alter table orders alter column total set not null;",
                            "alter table orders alter column total drop default;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.DropNotNull.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.DropNotNull.class)
                .map(AlterAction.DropNotNull::column)
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Suspicion suspicion(Step step, Name column) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, column),
                "'"
                        + column.text()
                        + "' of "
                        + step.described(table)
                        + " may be null from now on, and programs that read it may not know what to do with that",
                new Remedy("release readers that cope with null first", null),
                new Claim.Means(table));
    }
}
