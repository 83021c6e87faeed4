package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A partition that is made in place.
final class CreatePartitionOfLiveTable implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "create-partition-of-live-table",
                    Severity.WARNING,
                    "the parent is locked for everybody while the partition is made",
                    "make the table by itself, then attach it",
                    List.of(
                            "create table events_2021 partition of events for values from ('2021-01-01') to ('2022-01-01');"),
                    List.of(
                            "create table events (at date) partition by range (at); create table events_2021 partition of events for values from ('2021-01-01') to ('2022-01-01');",
                            "create table events_2021 (like events); alter table events attach partition events_2021 for values from ('2021-01-01') to ('2022-01-01');"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateTable.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.CreateTable.class)
                .flatMap(table ->
                        Stream.ofNullable(table.partitionOf())
                                .map(parent -> suspicion(step, table, parent)))
                .filter(suspicion ->
                        suspicion.claim() instanceof Claim.Locks locks
                                && step.existed(locks.table()))
                .toList();
    }

    private static Suspicion suspicion(Step step, Statement.CreateTable table, Name parent) {
        String text = table.text();
        int bounds = text.toLowerCase(Locale.ROOT).indexOf(" for values");
        String values = bounds < 0 ? " DEFAULT" : text.substring(bounds);
        return new Suspicion(
                parent.text(),
                "PARTITION OF shuts "
                        + step.described(parent)
                        + " and all its partitions for everybody, from when it starts to wait for the open queries",
                Rewording.patient(
                        "ATTACH PARTITION lets others read and write the parent",
                        "CREATE TABLE "
                                + table.name().text()
                                + " (LIKE "
                                + parent.text()
                                + " INCLUDING DEFAULTS INCLUDING CONSTRAINTS);",
                        Rewording.alter(
                                parent, "ATTACH PARTITION " + table.name().text() + values)),
                new Claim.Locks(parent, "ACCESS EXCLUSIVE"));
    }
}
