package dev.dbguild.advise.whatif;

import static java.util.stream.Collectors.toSet;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.advise.index.Plannable;
import dev.dbguild.engine.OpenQuery;
import dev.dbguild.lab.Replica;
import dev.dbguild.lab.TrialIndex;
import dev.dbguild.lab.Twin;
import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.HashMap;
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
    private static final String BYTES =
            """
            select coalesce(sum(pg_relation_size(t.relid)), pg_relation_size(to_regclass(?)))
            from pg_partition_tree(to_regclass(?)) t
            """;

    private final Replica replica;
    private final Session session;
    private final Map<Change, MadeIndex> made = new LinkedHashMap<>();
    private final Map<Change, List<String>> notes = new HashMap<>();

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

    /// What of the target is not here.
    List<String> differences() {
        return replica.differences();
    }

    /// Gives tables of a twin the form that these changes mean.
    void reshape(Set<Change> forms) {
        if (replica instanceof Twin twin) {
            forms.forEach(form -> reshape(twin, form));
        }
    }

    private void reshape(Twin twin, Change form) {
        if (form instanceof Change.ColumnType type) {
            notes.put(form, RetypeColumn.on(twin, session, type));
        } else if (form instanceof Change.Partitioning partitioning) {
            notes.put(form, PartitionTable.on(twin, session, partitioning));
        }
    }

    /// Makes every new index among the changes.
    ///
    /// @throws Problem when one of them cannot be made, in the server's words
    void prepare(List<Change> changes) {
        List<Change.AddIndex> indexes =
                changes.stream()
                        .filter(Change.AddIndex.class::isInstance)
                        .map(Change.AddIndex.class::cast)
                        .toList();
        if (replica instanceof Twin twin) {
            onTwin(twin, indexes);
        } else {
            indexes.forEach(index -> made.put(index, built(index)));
        }
    }

    private void onTwin(Twin twin, List<Change.AddIndex> indexes) {
        List<TrialIndex> tried =
                twin.tryIndexes(indexes.stream().map(Change.AddIndex::text).toList());
        for (int i = 0; i < indexes.size(); i++) {
            made.put(indexes.get(i), settled(tried.get(i)));
        }
        twin.show(made.values().stream().map(MadeIndex::name).collect(toSet()), Set.of());
    }

    private static MadeIndex settled(TrialIndex tried) {
        return switch (tried) {
            case TrialIndex.Made index -> new MadeIndex(index.name(), index.bytes(), 0);
            case TrialIndex.Refused refused ->
                    throw new Problem(
                                    Code.SQL_FAILED,
                                    refused.reason(),
                                    "see that every table and column it names is there")
                            .with("sql", refused.statement());
        };
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

    /// What building took; null where nothing was built.
    @Nullable Double buildMs(Change change) {
        return hasRows() && change instanceof Change.AddIndex ? made(change).millis() : null;
    }

    /// What has to be known of a change beside the plans.
    List<String> notes(Change change) {
        return notes.getOrDefault(change, Remarks.on(change, this));
    }

    private MadeIndex built(Change.AddIndex index) {
        long start = System.nanoTime();
        session.run(index.text().replaceFirst("(?i)\\bconcurrently\\b", ""));
        double millis = (System.nanoTime() - start) / 1e6;
        String name = session.text(INDEX_OF_TABLE, index.table().text()).orElseThrow();
        return new MadeIndex(
                name, Long.parseLong(session.text(BYTES, name, name).orElse("0")), millis);
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
            case Change.AddStatistics statistics -> counted(statistics.text(), statistics.table());
            case Change.DropStatistics statistics -> counted(statistics.text(), null);
            case Change.StatisticsTarget finer -> counted(finer.text(), finer.table());
            case Change.ColumnType type -> counted(type.text(), type.table());
            case Change.AddIndex _, Change.DropInvalidIndex _, Change.Partitioning _ -> {}
        }
    }

    /// What shows only when rows are read; a twin has none.
    private void counted(String sql, @Nullable Name table) {
        if (hasRows()) {
            session.run(sql);
        }
        if (hasRows() && table != null) {
            session.run("analyze " + table.text());
        }
    }

    boolean hasRows() {
        return !(replica instanceof Twin);
    }

    /// How long each query takes with these changes, in milliseconds; null for one that cannot be run.
    List<@Nullable Double> times(List<AskedQuery> queries, Set<Change> with) {
        return session.undone(() -> {
            arrange(with);
            List<@Nullable Double> times = new ArrayList<>();
            queries.forEach(query -> times.add(Stopwatch.median(session, query)));
            return times;
        });
    }

    /// As it is written; where the server cannot tell what kind of value stands open, with kinds that are told.
    private Planned plan(AskedQuery query) {
        Planned plan = plan(Plannable.literals(query.sql()));
        return plan instanceof Planned.Not && OpenQuery.of(query.sql()).isOpen()
                ? plan(Plannable.numbers(Plannable.literals(query.sql())))
                : plan;
    }

    private Planned plan(String sql) {
        session.run("savepoint asked");
        try {
            Planned planned = new Planned.As(session.plan(sql));
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
