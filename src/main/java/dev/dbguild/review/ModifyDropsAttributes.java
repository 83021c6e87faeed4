package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;

/// A MODIFY or CHANGE that does not repeat all of the definition.
final class ModifyDropsAttributes implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "modify-drops-attributes",
                            Severity.WARNING,
                            "what is not repeated is gone: NOT NULL, DEFAULT, AUTO_INCREMENT, COMMENT, ON UPDATE",
                            "repeat the whole definition",
                            List.of(
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key auto_increment, a int);\n-- file: V2__b.sql\nalter table t modify id bigint;",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a int not null default 5);\n-- file: V2__b.sql\nalter table t modify a bigint;",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, at timestamp default current_timestamp on update current_timestamp);\n-- file: V2__b.sql\nalter table t change at changed timestamp default current_timestamp;",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a int comment 'x');\n-- file: V2__b.sql\nalter table t modify a int not null;"),
                            List.of(
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a int not null default 5);\n-- file: V2__b.sql\nalter table t modify a bigint not null default 5;",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a int not null);\n-- file: V2__b.sql\nalter table t modify a int null;",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a int not null default 5);\n-- file: V2__b.sql\nalter table t modify a int;",
                                    "alter table t modify a bigint;"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.ModifyColumn.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.ModifyColumn.class)
                .flatMap(modify ->
                        step
                                .mySql()
                                .column(modify.old())
                                .map(old -> lost(old, modify))
                                .filter(lost -> !lost.isEmpty())
                                .map(lost -> suspicion(step, modify, lost))
                                .stream())
                .toList();
    }

    /// What the old definition says and the new one does not; NOT NULL and DEFAULT count only beside another change.
    private static List<String> lost(Column old, AlterAction.ModifyColumn modify) {
        Column fresh = modify.column();
        List<String> lost = new ArrayList<>();
        boolean more = modify.renames() || !old.type().text().equalsIgnoreCase(fresh.type().text());
        if (more && old.notNull() && !fresh.notNull() && !fresh.options().containsKey("NULL")) {
            lost.add("NOT NULL");
        }
        if (more && hasDefault(old) && fresh.value() == null) {
            lost.add("DEFAULT " + (old.value() == null ? "" : old.value().text()));
        }
        if (old.generated() == Column.Generated.IDENTITY
                && fresh.generated() == Column.Generated.NOT) {
            lost.add("AUTO_INCREMENT");
        }
        for (String option : List.of("COMMENT", "ON UPDATE")) {
            if (old.options().containsKey(option) && !fresh.options().containsKey(option)) {
                lost.add(option);
            }
        }
        return lost;
    }

    private static boolean hasDefault(Column column) {
        return column.value() != null
                && column.generated() == Column.Generated.NOT
                && !column.value().text().equalsIgnoreCase("null");
    }

    private static Suspicion suspicion(
            Step step, AlterAction.ModifyColumn modify, List<String> lost) {
        Name table = step.table();
        return new Suspicion(
                Step.column(table, modify.old()),
                "the definition is replaced as a whole, so that '"
                        + modify.old().text()
                        + "' loses "
                        + String.join(", ", lost),
                new Remedy(
                        "repeat what is to stay: "
                                + modify.column().text()
                                + " "
                                + String.join(" ", lost),
                        null),
                new Claim.Means(table));
    }
}
