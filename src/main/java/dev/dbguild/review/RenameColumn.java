package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.stream.Stream;

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
                                    "alter table orders rename constraint a to b;"))
                    .forEngines("postgresql", "mysql", "sqlite");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.ModifyColumn.class, AlterAction.RenameColumn.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<AlterAction.RenameColumn> changed =
                step.actions(AlterAction.ModifyColumn.class)
                        .filter(AlterAction.ModifyColumn::renames)
                        .map(each ->
                                new AlterAction.RenameColumn(each.old(), each.column().name()));
        return Stream.concat(step.actions(AlterAction.RenameColumn.class), changed)
                .map(rename -> suspicion(step, rename))
                .toList();
    }

    private static Suspicion suspicion(Step step, AlterAction.RenameColumn rename) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, rename.from()),
                "programs that run while this is released still say '"
                        + rename.from().text()
                        + "', and fail until they are replaced",
                remedy(step, rename),
                new Claim.Means(table));
    }

    private static Remedy remedy(Step step, AlterAction.RenameColumn rename) {
        Name table = step.table();
        String text =
                "add '"
                        + rename.to().text()
                        + "', write both from the application, fill old rows, move the readers, then drop the old one";
        if (step.script().dialect() != Dialect.POSTGRESQL) {
            return new Remedy(text, null);
        }
        String type =
                step.catalogue().type(table, rename.from()).map(DataType::text).orElse("text");
        return Rewording.patient(
                text,
                Rewording.alter(table, "ADD COLUMN " + rename.to().text() + " " + type),
                Rewording.backfill(table, rename.to(), rename.from().text()));
    }
}
