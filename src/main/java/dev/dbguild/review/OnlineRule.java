package dev.dbguild.review;

import dev.dbguild.review.mysql.OnlineDdl;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A rule over what MySQL or MariaDB does to a table online, or not online.
interface OnlineRule extends ChangeRule {
    /// Whether the rule is about a change that is carried out like this.
    boolean isMeant(OnlineDdl change);

    Suspicion suspicion(Step step, OnlineDdl change);

    /// The statements that [Step#online()] knows how they are carried out.
    @Override
    default List<Class<?>> about() {
        return List.of(
                Statement.AlterTable.class,
                Statement.CreateIndex.class,
                Statement.DropKey.class,
                Statement.Maintain.class);
    }

    @Override
    default List<Suspicion> check(Step step) {
        return step.online().filter(this::isMeant).map(change -> suspicion(step, change)).stream()
                .toList();
    }
}
