package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.Online;
import dev.dbguild.review.mysql.Online.Algorithm;
import dev.dbguild.review.mysql.OnlineDdl;
import dev.dbguild.review.mysql.OnlineTable;
import dev.dbguild.review.mysql.Operation;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Set;

/// A change for which the server copies the table.
final class AlterCopiesTable implements OnlineRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "alter-copies-table",
                            Severity.WARNING,
                            "writes wait until every row is copied",
                            "add a new column beside the old one, or copy with gh-ost or pt-online-schema-change",
                            List.of(
                                    "alter table orders modify total bigint;",
                                    "alter table orders drop primary key;",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a int);\n-- file: V2__b.sql\nalter table t modify a bigint;",
                                    "alter table orders convert to character set utf8mb4;",
                                    "alter table orders engine=MyISAM;"),
                            List.of(
                                    "create table t (id int primary key, a int); alter table t modify a bigint;",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a int);\n-- file: V2__b.sql\nalter table t modify a int comment 'b';",
                                    "alter table orders add column a int;",
                                    "alter table orders drop primary key, add primary key (id);",
                                    "alter table orders modify total bigint, algorithm=inplace;"))
                    .forEngines("mysql");

    private static final Set<Operation> TOLD_ELSEWHERE =
            Set.of(
                    Operation.CHANGE_MEMBERS,
                    Operation.EXTEND_VARCHAR_ACROSS,
                    Operation.ADD_FOREIGN_KEY,
                    Operation.ADD_CHECK,
                    Operation.ADD_COLUMN_COMPUTED);

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Suspicion suspicion(Step step, OnlineDdl change) {
        return new Suspicion(
                change.table().text(),
                OnlineWording.told(step, change) + OnlineWording.later(step, change),
                remedy(step, change),
                new Claim.Means(change.table()));
    }

    @Override
    public boolean isMeant(OnlineDdl change) {
        boolean other =
                change.operations().stream()
                        .filter(operation -> !TOLD_ELSEWHERE.contains(operation))
                        .anyMatch(operation ->
                                !change.operations().stream().allMatch(TOLD_ELSEWHERE::contains));
        return change.best().algorithm() == Algorithm.COPY && !change.refused() && other;
    }

    private static Remedy remedy(Step step, OnlineDdl change) {
        List<String> statements =
                step.as(Statement.AlterTable.class)
                        .filter(alter -> alter.actions().size() == 1)
                        .flatMap(alter -> alter.actions().stream())
                        .filter(AlterAction.ModifyColumn.class::isInstance)
                        .map(AlterAction.ModifyColumn.class::cast)
                        .filter(modify -> !modify.renames())
                        .flatMap(modify -> beside(step, modify).stream())
                        .toList();
        return statements.isEmpty()
                ? new Remedy(
                        "copy it in small steps without the lock: "
                                + OnlineWording.ghost(step, change),
                        null)
                : Rewording.remedy(
                        "fill a new column beside the old one, let programs use it, drop the old one later; or "
                                + OnlineWording.ghost(step, change),
                        statements.toArray(String[]::new));
    }

    private static List<String> beside(Step step, AlterAction.ModifyColumn modify) {
        String table = step.table().text();
        String old = modify.old().text();
        String fresh = modify.old().last() + "_new";
        Online way =
                OnlineTable.get()
                        .cell(Operation.ADD_COLUMN, step.catalogue().mySql().version())
                        .orElseThrow();
        return List.of(
                "ALTER TABLE %s ADD COLUMN %s %s NULL, %s;"
                        .formatted(table, fresh, modify.column().type().text(), way.clause()),
                "-- repeat until it changes no row",
                "UPDATE %1$s SET %2$s = %3$s WHERE %2$s IS NULL AND %3$s IS NOT NULL LIMIT 5000;"
                        .formatted(table, fresh, old));
    }
}
