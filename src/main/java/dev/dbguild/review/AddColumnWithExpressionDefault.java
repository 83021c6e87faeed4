package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.OnlineDdl;
import dev.dbguild.review.mysql.Operation;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import java.util.List;

/// A column that is added with an expression as its default.
final class AddColumnWithExpressionDefault implements OnlineRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "add-column-with-expression-default",
                            Severity.WARNING,
                            "the expression is computed for each row, and writes wait",
                            "add the column without it, fill it in batches, then set the default",
                            List.of(
                                    "alter table orders add column code char(36) default (uuid());"),
                            List.of(
                                    "alter table orders add column at timestamp default current_timestamp, algorithm=instant;",
                                    "alter table orders add column n int default 5, algorithm=instant;",
                                    "create table orders (id int primary key, code char(36) default (uuid()));"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean isMeant(OnlineDdl change) {
        return OnlineWording.copies(change, Operation.ADD_COLUMN_COMPUTED);
    }

    @Override
    public Suspicion suspicion(Step step, OnlineDdl change) {
        return new Suspicion(
                change.table().text(),
                OnlineWording.told(step, change),
                remedy(step),
                new Claim.Means(change.table()));
    }

    private static Remedy remedy(Step step) {
        Column column =
                step.actions(AlterAction.AddColumn.class)
                        .map(AlterAction.AddColumn::column)
                        .filter(each -> each.value() != null)
                        .findFirst()
                        .orElseThrow();
        String table = step.table().text();
        String name = column.name().text();
        String value = column.value() == null ? "" : column.value().text();
        return Rewording.remedy(
                "add it without a default, set the default for rows to come, and fill the others in batches",
                "ALTER TABLE %s ADD COLUMN %s %s NULL, ALGORITHM=INSTANT;"
                        .formatted(table, name, column.type().text()),
                "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s, ALGORITHM=INSTANT;"
                        .formatted(table, name, value),
                "-- repeat until it changes no row",
                "UPDATE %s SET %s = %s WHERE %2$s IS NULL LIMIT 5000;"
                        .formatted(table, name, value));
    }
}
