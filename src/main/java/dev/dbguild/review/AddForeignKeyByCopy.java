package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.Online;
import dev.dbguild.review.mysql.OnlineDdl;
import dev.dbguild.review.mysql.OnlineTable;
import dev.dbguild.review.mysql.Operation;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import java.util.List;

/// A foreign key that is added with foreign_key_checks on.
final class AddForeignKeyByCopy implements OnlineRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "add-foreign-key-by-copy",
                            Severity.WARNING,
                            "both tables are locked while every row is copied and verified",
                            "verify the rows first, then add it with foreign_key_checks off",
                            List.of(
                                    "alter table orders add constraint f foreign key (user_id) references users (id);",
                                    "-- server-version: 5.7\nalter table orders add foreign key (user_id) references users (id);"),
                            List.of(
                                    "set foreign_key_checks=0; alter table orders add constraint f foreign key (user_id) references users (id), algorithm=inplace, lock=none;",
                                    "create table orders (id int primary key, user_id int, foreign key (user_id) references users (id));"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean isMeant(OnlineDdl change) {
        return OnlineWording.copies(change, Operation.ADD_FOREIGN_KEY);
    }

    @Override
    public Suspicion suspicion(Step step, OnlineDdl change) {
        return new Suspicion(
                change.table().text(),
                OnlineWording.told(step, change)
                        + "; with foreign_key_checks off it is done in place, and no row is verified",
                remedy(step, change),
                new Claim.Means(change.table()));
    }

    private static Remedy remedy(Step step, OnlineDdl change) {
        return step.actions(AlterAction.AddConstraint.class)
                .map(AlterAction.AddConstraint::constraint)
                .filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast)
                .filter(key -> !key.columns().isEmpty() && !key.referencedColumns().isEmpty())
                .findFirst()
                .map(key -> unchecked(step, key))
                .orElse(
                        new Remedy(
                                "verify the rows, then add it with foreign_key_checks off: "
                                        + OnlineWording.ghost(step, change),
                                null));
    }

    private static Remedy unchecked(Step step, Constraint.ForeignKey key) {
        String orphans =
                "SELECT count(*) FROM %s c LEFT JOIN %s p ON p.%s = c.%s WHERE p.%3$s IS NULL AND c.%4$s IS NOT NULL;"
                        .formatted(
                                step.table().text(),
                                key.references().text(),
                                key.referencedColumns().getFirst().text(),
                                key.columns().getFirst().text());
        Online inPlace =
                OnlineTable.get()
                        .cell(
                                Operation.ADD_UNCHECKED_FOREIGN_KEY,
                                step.catalogue().mySql().version())
                        .orElseThrow();
        return Rewording.remedy(
                "count the rows that would break it (there must be none), then add it without verifying them",
                orphans,
                "SET foreign_key_checks = 0;",
                OnlineWording.spelled(step.statement(), inPlace) + ";",
                "SET foreign_key_checks = 1;");
    }
}
