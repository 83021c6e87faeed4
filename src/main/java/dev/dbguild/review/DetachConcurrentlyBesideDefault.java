package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import java.util.List;

/// A concurrent detach where the table has a DEFAULT partition.
final class DetachConcurrentlyBesideDefault implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "detach-concurrently-beside-default",
                    Severity.ERROR,
                    "the server refuses it",
                    "detach without CONCURRENTLY and a lock_timeout, or take the DEFAULT partition away first",
                    List.of(
                            """
                            -- file: V1__events.sql (history)
                            create table events (at date) partition by range (at);
                            create table events_2020 partition of events for values from ('2020-01-01') to ('2021-01-01');
                            create table events_rest partition of events default;
                            -- file: V2__less.sql
                            alter table events detach partition events_2020 concurrently;
                            """),
                    List.of(
                            """
                            -- file: V1__events.sql (history)
                            create table events (at date) partition by range (at);
                            create table events_2020 partition of events for values from ('2020-01-01') to ('2021-01-01');
                            -- file: V2__less.sql
                            alter table events detach partition events_2020 concurrently;
                            """,
                            "alter table events detach partition events_2020 concurrently;"));

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
                .filter(AlterAction.DetachPartition::concurrently)
                .flatMap(detach ->
                        step.catalogue().table(step.table()).defaultPartition().stream()
                                .map(rest -> suspicion(step, detach, rest)))
                .toList();
    }

    private static Suspicion suspicion(
            Step step, AlterAction.DetachPartition detach, KnownTable rest) {
        Name table = step.table();
        return new Suspicion(
                table.text(),
                "the server refuses CONCURRENTLY, for '"
                        + rest.name().text()
                        + "' is the DEFAULT partition of "
                        + step.described(table),
                Rewording.patient(
                        "detach it as usual, giving up soon where the table is busy",
                        Rewording.alter(table, "DETACH PARTITION " + detach.partition().text())),
                new Claim.Fails());
    }
}
