package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import java.util.List;

/// A partition that leaves while everybody waits.
final class DetachPartitionWithoutConcurrently implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "detach-partition-without-concurrently",
                    Severity.WARNING,
                    "the parent is locked for everybody while the partition leaves",
                    "detach it with CONCURRENTLY, outside a transaction",
                    List.of("alter table events detach partition events_2020;"),
                    List.of(
                            "alter table events detach partition events_2020 concurrently;",
                            "alter table events detach partition events_2020 finalize;",
                            """
                            -- file: V1__events.sql (history)
                            create table events (at date) partition by range (at);
                            create table events_2020 partition of events for values from ('2020-01-01') to ('2021-01-01');
                            create table events_rest partition of events default;
                            -- file: V2__less.sql
                            alter table events detach partition events_2020;
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.DetachPartition.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.DetachPartition.class)
                .filter(detach -> !detach.concurrently() && !detach.finish())
                .filter(detach -> step.catalogue().table(step.table()).defaultPartition().isEmpty())
                .map(detach -> suspicion(step, detach))
                .toList();
    }

    private static Suspicion suspicion(Step step, AlterAction.DetachPartition detach) {
        Name table = step.table();
        return new Suspicion(
                table.text(),
                "nobody can read or write "
                        + step.described(table)
                        + " from when it starts to wait for the open queries until the partition has left",
                Rewording.remedy(
                        "CONCURRENTLY lets others go on; it needs that there is no DEFAULT partition",
                        Rewording.alter(
                                table,
                                "DETACH PARTITION " + detach.partition().text() + " CONCURRENTLY")),
                new Claim.Locks(table, "ACCESS EXCLUSIVE"));
    }
}
