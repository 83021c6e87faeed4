package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// An index on a partitioned table, which is built on every partition at once.
final class CreateIndexOnPartitionedTable implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "create-index-on-partitioned-table",
                    Severity.ERROR,
                    "writes to all partitions wait until all of them are indexed",
                    "create it on the parent only, build it concurrently on each partition, attach them",
                    List.of(
                            """
                            -- file: V1__events.sql (history)
                            create table events (at date, kind text) partition by range (at);
                            create table events_2020 partition of events for values from ('2020-01-01') to ('2021-01-01');
                            -- file: V2__kinds.sql
                            create index events_kind on events (kind);
                            """,
                            """
                            -- file: V1__events.sql (history)
                            create table events (at date, kind text) partition by range (at);
                            -- file: V2__kinds.sql
                            create index concurrently events_kind on events (kind);
                            """),
                    List.of(
                            """
                            -- file: V1__events.sql (history)
                            create table events (at date, kind text) partition by range (at);
                            -- file: V2__kinds.sql
                            create index events_kind on only events (kind);
                            """,
                            "create table events (at date, kind text) partition by range (at); create index events_kind on events (kind);",
                            "create index concurrently events_kind on events (kind);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateIndex.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.CreateIndex.class)
                .filter(index -> !index.only() && step.existed(index.table()))
                .filter(index -> step.catalogue().table(index.table()).partitioned())
                .map(index -> suspicion(step, index))
                .toList();
    }

    private static Suspicion suspicion(Step step, Statement.CreateIndex index) {
        Name table = index.table();
        return new Suspicion(
                table.text(),
                index.concurrently()
                        ? "the server refuses CONCURRENTLY here, for "
                                + step.described(table)
                                + " is partitioned"
                        : "no row of any partition of "
                                + step.described(table)
                                + " can be written until the indexes of all of them are built",
                Rewording.remedy(
                        "index the parent alone, build each partition's index while others write, and attach them: the parent's becomes valid with the last one",
                        statements(step.catalogue().table(table), index)),
                index.concurrently() ? new Claim.Fails() : new Claim.Locks(table, "SHARE"));
    }

    private static String[] statements(KnownTable table, Statement.CreateIndex index) {
        IndexWording wording = new IndexWording(index);
        List<String> all = new ArrayList<>();
        all.add(wording.onOnly());
        for (KnownTable partition : table.partitions()) {
            Name own = Name.of(partition.name().beside("_" + wording.name().last()));
            all.add(wording.concurrently(own, partition.name()));
            all.add(
                    "ALTER INDEX "
                            + wording.qualified().text()
                            + " ATTACH PARTITION "
                            + own.text()
                            + ";");
        }
        return all.toArray(String[]::new);
    }
}
