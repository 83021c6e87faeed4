package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// An ALTER TABLE that SQLite does not know.
final class AlterRefusedBySqlite implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "alter-refused-by-sqlite",
                            Severity.ERROR,
                            "SQLite refuses the statement",
                            "build the table anew beside the old one",
                            List.of(
                                    "alter table t alter column a type text;",
                                    "alter table t add constraint c check (a > 0);",
                                    "alter table t drop constraint c;",
                                    "alter table t add column a int, add column b int;"),
                            List.of(
                                    "alter table t add column a int;",
                                    "alter table t rename to u;",
                                    "alter table t rename column a to b;",
                                    "alter table t drop column a;",
                                    "alter table t rename a to b;"))
                    .forEngines("sqlite");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.AlterTable.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.AlterTable.class)
                .filter(alter ->
                        alter.actions().size() != 1 || !isKnown(alter.actions().getFirst()))
                .map(alter -> suspicion(alter.name()))
                .toList();
    }

    private static boolean isKnown(AlterAction action) {
        return action instanceof AlterAction.RenameTable
                || action instanceof AlterAction.RenameColumn
                || action instanceof AlterAction.AddColumn
                || action instanceof AlterAction.DropColumn;
    }

    private static Suspicion suspicion(Name table) {
        String name = table.text();
        String fresh = table.beside("_new");
        return new Suspicion(
                name,
                "SQLite's ALTER TABLE can rename a table or column, add one column or drop one, and nothing else",
                new Remedy(
                        "with PRAGMA foreign_keys=OFF, in one transaction: CREATE TABLE %2$s as it shall be; INSERT INTO %2$s SELECT … FROM %1$s; DROP TABLE %1$s; ALTER TABLE %2$s RENAME TO %1$s; make its indexes, triggers and views again; PRAGMA foreign_key_check"
                                .formatted(name, fresh),
                        null),
                new Claim.Fails());
    }
}
