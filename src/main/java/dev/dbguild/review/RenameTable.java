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
                                    "alter table orders rename constraint a to b;"))
                    .forEngines("postgresql", "mysql", "sqlite");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<Name> renamed =
                step.actions(AlterAction.RenameTable.class).map(AlterAction.RenameTable::to);
        Stream<Name> moved =
                step.actions(AlterAction.SetSchema.class)
                        .map(set ->
                                Name.of(set.schema().text() + "." + step.table().lastWritten()));
        Stream<Suspicion> together =
                step.as(Statement.RenameTables.class).flatMap(rename -> each(step, rename));
        Stream<Suspicion> single =
                Stream.concat(renamed, moved).map(to -> suspicion(step.table(), to));
        return Stream.concat(single, together).toList();
    }

    /// A swap gives the old name to another table at once: nobody misses it.
    private static Stream<Suspicion> each(Step step, Statement.RenameTables rename) {
        return IntStream.range(0, rename.from().size())
                .filter(i -> step.existed(rename.from().get(i)))
                .filter(i -> rename.to().stream().noneMatch(rename.from().get(i)::same))
                .mapToObj(i -> suspicion(rename.from().get(i), rename.to().get(i)));
    }

    private static Suspicion suspicion(Name table, Name to) {
        return new Suspicion(
                table.text(),
                "programs that run while this is released still say '"
                        + table.text()
                        + "', and fail until they are replaced",
                Rewording.remedy(
                        "leave a view of the old name until the last program says '"
                                + to.text()
                                + "'",
                        "CREATE VIEW " + table.text() + " AS SELECT * FROM " + to.text() + ";"),
                new Claim.Means(table));
    }
}
