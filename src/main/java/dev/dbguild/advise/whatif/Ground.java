package dev.dbguild.advise.whatif;

import dev.dbguild.Problem;
import dev.dbguild.lab.Replica;
import dev.dbguild.lab.Twin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A database of the lab on which changes come and go: what takes time is made once, and what is not wanted at the
/// moment is hidden by a transaction that is rolled back.
final class Ground implements AutoCloseable {
    private static final String INDEX_OF_TABLE =
            """
            select i.indexrelid::regclass::text from pg_index i
            where i.indrelid = to_regclass(?) order by i.indexrelid desc limit 1
            """;
    private static final String LEAVES =
            """
            select t.relid::text from pg_partition_tree(to_regclass(?)) t where t.isleaf
            """;

    private final Replica replica;
    private final Session session;
    private final Map<Change, MadeIndex> made = new LinkedHashMap<>();

    /// An index that was asked about.
    ///
    /// @param millis what its building took where rows are there; 0 on a twin
    record MadeIndex(String name, long bytes, double millis) {}

    Ground(Replica replica) {
        this.replica = replica;
        this.session = new Session(replica.connect());
    }

    Session session() {
        return session;
    }

    List<String> differences() {
        return replica.differences();
    }

    /// Makes every new index among the changes.
    ///
    /// @throws Problem when one of them cannot be made, in the server's words
    void prepare(List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.AddIndex index) {
                made.put(change, make(index));
            }
        }
    }

    MadeIndex made(Change change) {
        return java.util.Objects.requireNonNull(made.get(change), change::text);
    }

    /// Of a new index what it takes, of a dropped one what is freed; null for anything else.
    @Nullable Long bytes(Change change) {
        return switch (change) {
            case Change.AddIndex _ -> made(change).bytes();
            case Change.DropIndex drop -> DroppedIndex.of(session, drop).bytes();
            case Change.DropInvalidIndex drop -> drop.bytes();
            case Change.AddStatistics _,
                    Change.DropStatistics _,
                    Change.StatisticsTarget _,
                    Change.Setting _,
                    Change.ColumnType _,
                    Change.Partitioning _ ->
                    null;
        };
    }

    /// What has to be known of a change beside the plans.
    List<String> notes(Change change) {
        return Remarks.on(change, session);
    }

    private MadeIndex make(Change.AddIndex index) {
        long start = System.nanoTime();
        session.run(index.text().replaceFirst("(?i)\\bconcurrently\\b", ""));
        double millis = (System.nanoTime() - start) / 1e6;
        String name = session.text(INDEX_OF_TABLE, index.table().text()).orElseThrow();
        return new MadeIndex(name, settled(name), millis);
    }

    private long settled(String index) {
        List<String> leaves = session.texts(LEAVES, index);
        List<String> parts = leaves.isEmpty() ? List.of(index) : leaves;
        return parts.stream().mapToLong(this::settledPart).sum();
    }

    private long settledPart(String index) {
        return replica instanceof Twin twin
                ? twin.settleIndex(index)
                : Long.parseLong(
                        session.text("select pg_relation_size(to_regclass(?))", index).orElse("0"));
    }

    /// The plan of each query with these changes and without the others.
    List<Planned> plans(List<AskedQuery> queries, Set<Change> with) {
        return session.undone(() -> {
            arrange(with);
            List<Planned> plans = new ArrayList<>();
            queries.forEach(query -> plans.add(plan(query)));
            return plans;
        });
    }

    /// Within a transaction: makes the database as it would be.
    void arrange(Set<Change> with) {
        made.forEach((change, index) -> {
            if (!with.contains(change)) {
                session.run("drop index " + index.name());
            }
        });
        with.forEach(this::apply);
    }

    private void apply(Change change) {
        switch (change) {
            case Change.DropIndex drop -> DroppedIndex.of(session, drop).drop(session);
            case Change.Setting setting ->
                    session.run("set local " + setting.name() + " = " + setting.value());
            case Change.AddIndex _,
                    Change.DropInvalidIndex _,
                    Change.AddStatistics _,
                    Change.DropStatistics _,
                    Change.StatisticsTarget _,
                    Change.ColumnType _,
                    Change.Partitioning _ -> {}
        }
    }

    private Planned plan(AskedQuery query) {
        session.run("savepoint asked");
        try {
            Planned planned = new Planned.As(session.plan(query.sql()));
            session.run("release savepoint asked");
            return planned;
        } catch (Problem problem) {
            session.run("rollback to savepoint asked");
            return new Planned.Not(problem.what());
        }
    }

    @Override
    public void close() {
        session.close();
        replica.close();
    }
}
