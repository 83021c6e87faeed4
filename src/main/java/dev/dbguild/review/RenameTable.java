package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table that gets another name while programs use it.
final class RenameTable implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "rename-table",
                            Severity.ERROR,
                            "programs that use the old name break at once",
                            "leave a view of the old name in its place, in the same transaction",
                            List.of(
                                    "alter table orders rename to purchases;",
                                    "alter table orders set schema archive;"),
                            List.of(
                                    "create table orders (total int); alter table orders rename to purchases;",
                                    "alter index a rename to b;",
                                    "begin; alter table orders rename to purchases; create view orders as select * from purchases; commit;",
                                    "alter table orders rename to orders_old; alter table orders_new rename to orders;",
                                    "alter table orders rename constraint a to b;"))
                    .forEngines("postgresql", "mysql", "sqlite");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(
                AlterAction.RenameTable.class,
                AlterAction.SetSchema.class,
                Statement.RenameTables.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<Name> renamed =
                step.actions(AlterAction.RenameTable.class)
                        .map(rename -> inSchema(step.table(), rename.to()));
        Stream<Name> moved =
                step.actions(AlterAction.SetSchema.class)
                        .map(set ->
                                Name.of(set.schema().text() + "." + step.table().lastWritten()));
        Stream<Suspicion> together =
                step.as(Statement.RenameTables.class).flatMap(rename -> each(step, rename));
        Stream<Suspicion> single =
                Stream.concat(renamed, moved)
                        .filter(to -> !isKept(step) && !isSwapped(step, to))
                        .map(to -> suspicion(step, step.table(), to));
        return Stream.concat(single, together).toList();
    }

    private static Name inSchema(Name table, Name to) {
        return table.parts().size() > 1
                ? Name.of(Name.written(table.schema()) + "." + to.text())
                : to;
    }

    /// Whether the script leaves a view, or another table, of the old name.
    private static boolean isKept(Step step) {
        return step.after()
                .anyMatch(next ->
                        switch (next) {
                            case Statement.CreateView view -> view.target().same(step.table());
                            case Statement.CreateTable table -> table.name().same(step.table());
                            case Statement.AlterTable alter -> takesName(alter, step.table());
                            default -> false;
                        });
    }

    /// Whether the script renamed the table of that name before, so that this one takes its place.
    private static boolean isSwapped(Step step, Name to) {
        return step.before()
                .filter(Statement.AlterTable.class::isInstance)
                .map(Statement.AlterTable.class::cast)
                .filter(alter -> alter.name().same(to))
                .flatMap(alter -> alter.actions().stream())
                .anyMatch(AlterAction.RenameTable.class::isInstance);
    }

    private static boolean takesName(Statement.AlterTable alter, Name name) {
        return alter.actions().stream()
                .anyMatch(action ->
                        action instanceof AlterAction.RenameTable rename
                                && inSchema(alter.name(), rename.to()).same(name));
    }

    /// A swap gives the old name to another table at once: nobody misses it.
    private static Stream<Suspicion> each(Step step, Statement.RenameTables rename) {
        return IntStream.range(0, rename.from().size())
                .filter(i -> step.existed(rename.from().get(i)))
                .filter(i -> rename.to().stream().noneMatch(rename.from().get(i)::same))
                .mapToObj(i -> suspicion(step, rename.from().get(i), rename.to().get(i)));
    }

    private static Suspicion suspicion(Step step, Name table, Name to) {
        return new Suspicion(
                table.text(),
                "programs that run while this is released still say '"
                        + table.text()
                        + "', and fail until they are replaced",
                Rewording.patient(
                        "leave a view of the old name in its place until the last program says '"
                                + to.text()
                                + "'",
                        "BEGIN;",
                        step.statement().text() + ";",
                        "CREATE VIEW " + table.text() + " AS SELECT * FROM " + to.text() + ";",
                        "COMMIT;"),
                new Claim.Means(table));
    }
}
