package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// A partition that joins a table with a DEFAULT partition.
final class AttachPartitionBesideDefault implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "attach-partition-beside-default",
                    Severity.WARNING,
                    "the DEFAULT partition is read from end to end while nobody can use it",
                    "give the DEFAULT partition a validated CHECK that leaves out the new bounds first",
                    List.of(
                            """
                            -- file: V1__events.sql (history)
                            create table events (at date) partition by range (at);
                            create table events_rest partition of events default;
                            create table events_2021 (at date not null);
                            -- file: V2__attach.sql
                            alter table events attach partition events_2021 for values from ('2021-01-01') to ('2022-01-01');
                            """,
                            """
                            -- file: V1__events.sql (history)
                            create table events (at date) partition by range (at);
                            create table events_rest partition of events default;
                            -- file: V2__attach.sql
                            create table events_2021 partition of events for values from ('2021-01-01') to ('2022-01-01');
                            """),
                    List.of(
                            """
                            -- file: V1__events.sql (history)
                            create table events (at date) partition by range (at);
                            create table events_rest partition of events default;
                            -- file: V2__attach.sql
                            alter table events_rest add constraint not_2021 check (at < '2021-01-01' or at >= '2022-01-01') not valid;
                            alter table events_rest validate constraint not_2021;
                            create table events_2021 partition of events for values from ('2021-01-01') to ('2022-01-01');
                            """,
                            """
                            -- file: V1__events.sql (history)
                            create table events (at date) partition by range (at);
                            -- file: V2__attach.sql
                            create table events_rest partition of events default;
                            """,
                            "create table events (at date) partition by range (at); create table events_rest partition of events default; create table events_2021 partition of events for values from ('2021-01-01') to ('2022-01-01');"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateTable.class, AlterAction.AttachPartition.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return parents(step)
                .flatMap(parent -> step.catalogue().table(parent).defaultPartition().stream())
                .filter(rest -> !rest.created())
                .filter(rest -> !step.catalogue().hasValidCheck(rest.name()))
                .map(rest -> suspicion(step, rest.name()))
                .toList();
    }

    private static Stream<Name> parents(Step step) {
        return Stream.concat(
                step.as(Statement.CreateTable.class)
                        .flatMap(table -> Stream.ofNullable(table.partitionOf())),
                step.actions(AlterAction.AttachPartition.class).map(attach -> step.table()));
    }

    private static Suspicion suspicion(Step step, Name rest) {
        String check = Name.written(rest.last() + "_others");
        Stream<String> steps =
                Bounds.of(step)
                        .map(bounds ->
                                Stream.of(
                                        Rewording.alter(
                                                rest,
                                                "ADD CONSTRAINT %s CHECK (NOT (%s)) NOT VALID"
                                                        .formatted(check, bounds)),
                                        Rewording.alter(rest, "VALIDATE CONSTRAINT " + check)))
                        .orElse(Stream.of());
        String[] sql = steps.toArray(String[]::new);
        String text =
                "state in a validated CHECK that '"
                        + rest.text()
                        + "' holds no row of the new partition; then it is not read";
        return new Suspicion(
                rest.text(),
                "every row of "
                        + step.described(rest)
                        + ", the DEFAULT partition, is read to see that none belongs to the new one, and nobody can use it meanwhile",
                sql.length == 0 ? new Remedy(text, null) : Rewording.patient(text, sql),
                new Claim.Scans(rest));
    }
}
