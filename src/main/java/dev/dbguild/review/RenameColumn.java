package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Name;
import java.util.List;

/// A column that gets another name while programs use it.
final class RenameColumn implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "rename-column",
                    Severity.ERROR,
                    "programs that use the old name break at once",
                    "add the new column, write both, move readers, drop the old one",
                    List.of(
                            "alter table orders rename column total to amount;",
                            "alter table orders rename total to amount;"),
                    List.of(
                            "create table orders (total int); alter table orders rename column total to amount;",
                            "alter table orders rename constraint a to b;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.RenameColumn.class)
                .map(rename -> suspicion(step, rename))
                .toList();
    }

    private static Suspicion suspicion(Step step, AlterAction.RenameColumn rename) {
        Name table = step.table();
        String type =
                step.catalogue().type(table, rename.from()).map(DataType::text).orElse("text");
        return new Suspicion(
                Step.column(table, rename.from()),
                "programs that run while this is released still say '"
                        + rename.from().text()
                        + "', and fail until they are replaced",
                Rewording.patient(
                        "add '"
                                + rename.to().text()
                                + "', write both from the application, fill old rows, move the readers, then drop the old one",
                        Rewording.alter(table, "ADD COLUMN " + rename.to().text() + " " + type),
                        Rewording.backfill(table, rename.to(), rename.from().text())),
                new Claim.Means(table));
    }
}
