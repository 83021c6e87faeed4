package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.MySqlTable;
import dev.dbguild.review.mysql.Online.Algorithm;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A table that gh-ost or pt-online-schema-change will not take.
final class OnlineToolRefusesTable implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "online-tool-refuses-table",
                            Severity.INFO,
                            "the tool that would copy the table without a lock refuses it",
                            "choose the tool by what the table has",
                            List.of(
                                    "-- file: V1__a.sql (history)\ncreate table o (id int primary key, u int, a int, foreign key (u) references users (id));\n-- file: V2__b.sql\nalter table o modify a bigint;",
                                    "-- file: V1__a.sql (history)\ncreate table o (id int, a int);\n-- file: V2__b.sql\nalter table o modify a bigint;",
                                    "-- file: V1__a.sql (history)\ncreate table o (id int primary key, a int);\n-- file: V2__b.sql\nalter table o modify a bigint, rename column id to oid;",
                                    "-- file: V1__a.sql (history)\ncreate table o (id int primary key, a int); create trigger t before insert on o for each row set new.a = 1;\n-- file: V2__b.sql\nalter table o modify a bigint;"),
                            List.of(
                                    "-- file: V1__a.sql (history)\ncreate table o (id int primary key, a int);\n-- file: V2__b.sql\nalter table o modify a bigint;",
                                    "alter table o modify a bigint;",
                                    "-- file: V1__a.sql (history)\ncreate table o (id int primary key, u int, foreign key (u) references users (id));\n-- file: V2__b.sql\nalter table o add column a int;"))
                    .forEngines("mysql");

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
        return step.online()
                .filter(change -> change.best().algorithm() == Algorithm.COPY)
                .map(change -> reasons(step))
                .filter(reasons -> !reasons.isEmpty())
                .map(reasons -> List.of(suspicion(step, reasons)))
                .orElse(List.of());
    }

    private static List<String> reasons(Step step) {
        MySqlTable table = step.mySql();
        List<String> reasons = new ArrayList<>();
        if (table.keys(Constraint.ForeignKey.class).findAny().isPresent()) {
            reasons.add(
                    "it has foreign keys (gh-ost refuses; pt-online-schema-change needs --alter-foreign-keys-method)");
        }
        boolean keyed =
                table.keys(Constraint.PrimaryKey.class).findAny().isPresent()
                        || table.keys(Constraint.Unique.class).findAny().isPresent();
        if (table.known() && !keyed) {
            reasons.add("it has no unique key to copy by (both refuse)");
        }
        if (table.triggered()) {
            reasons.add(
                    "it has triggers (gh-ost before 1.1.8 refuses; pt-online-schema-change needs --preserve-triggers)");
        }
        boolean renames =
                step.actions(AlterAction.RenameColumn.class).findAny().isPresent()
                        || step.actions(AlterAction.ModifyColumn.class)
                                .anyMatch(AlterAction.ModifyColumn::renames);
        if (renames) {
            reasons.add(
                    "a column is renamed (gh-ost wants --approve-renamed-columns, and before 1.1.4 lost the data of RENAME COLUMN)");
        }
        return reasons;
    }

    private static Suspicion suspicion(Step step, List<String> reasons) {
        Name table = step.table();
        return new Suspicion(
                table.text(),
                "the change copies '"
                        + table.text()
                        + "', and a tool that does it without a lock minds that "
                        + String.join("; ", reasons),
                new Remedy(
                        "see to it before the tool runs, or change it in a way that needs no copy",
                        null),
                new Claim.Means(table));
    }
}
