package dev.dbguild.advise.health;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Capability;
import dev.dbguild.engine.CountsCheckpoints;
import dev.dbguild.engine.CountsTransactions;
import dev.dbguild.engine.DatabaseEngine;
import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.EstimatesBloat;
import dev.dbguild.engine.EstimatesIndexBloat;
import dev.dbguild.engine.ListsActivity;
import dev.dbguild.engine.ListsLocks;
import dev.dbguild.engine.ListsReplication;
import dev.dbguild.engine.ListsSlowQueries;
import dev.dbguild.engine.ListsTriggers;
import dev.dbguild.engine.ListsVersions;
import dev.dbguild.engine.MeasuresCache;
import dev.dbguild.engine.MeasuresIndexes;
import dev.dbguild.engine.MeasuresTables;
import dev.dbguild.engine.MeasuresWraparound;
import dev.dbguild.engine.ReadsAuthentication;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.ReadsSequences;
import dev.dbguild.engine.ReadsSettings;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Sequence;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import dev.dbguild.sql.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the checks ask of a target, each thing read once; a failure is remembered too and told to each who asks.
///
/// For one examination by one thread.
final class HealthFacts {
    private static final int STATEMENTS = 100;

    private final Target target;
    private final DatabaseEngine engine;
    private final Instant now;
    private final HealthLimits limits;
    private final Map<Class<?>, Object> read = new HashMap<>();
    private @Nullable Problem unreachable;

    HealthFacts(Target target, DatabaseEngine engine, Instant now, HealthLimits limits) {
        this.target = target;
        this.engine = engine;
        this.now = now;
        this.limits = limits;
    }

    HealthLimits limits() {
        return limits;
    }

    Instant now() {
        return now;
    }

    DescribesServer.Server server() {
        return once(DescribesServer.class, DescribesServer::describe);
    }

    Schema schema() {
        return once(ReadsSchema.class, ReadsSchema::readUnlocked);
    }

    MeasuresIndexes.IndexUsage indexes() {
        return once(MeasuresIndexes.class, MeasuresIndexes::measure);
    }

    List<MeasuresTables.TableMeasure> tables() {
        return once(MeasuresTables.class, MeasuresTables::measure);
    }

    List<EstimatesBloat.Bloat> bloat() {
        return once(EstimatesBloat.class, EstimatesBloat::estimate);
    }

    List<EstimatesIndexBloat.IndexBloat> indexBloat() {
        return once(EstimatesIndexBloat.class, EstimatesIndexBloat::estimate);
    }

    CountsTransactions.Transactions transactions() {
        return once(CountsTransactions.class, CountsTransactions::count);
    }

    CountsCheckpoints.Checkpoints checkpoints() {
        return once(CountsCheckpoints.class, CountsCheckpoints::count);
    }

    List<ListsTriggers.DisabledTrigger> disabledTriggers() {
        return once(ListsTriggers.class, ListsTriggers::list);
    }

    ListsVersions.Versions versions() {
        return once(ListsVersions.class, ListsVersions::list);
    }

    ReadsAuthentication.Authentication authentication() {
        return once(ReadsAuthentication.class, ReadsAuthentication::read);
    }

    MeasuresCache.Cache cache() {
        return once(MeasuresCache.class, MeasuresCache::measure);
    }

    List<Sequence> sequences() {
        return once(ReadsSequences.class, ReadsSequences::read);
    }

    List<ReadsSettings.Setting> settings() {
        return once(ReadsSettings.class, ReadsSettings::read);
    }

    ListsActivity.Activity activity() {
        return once(ListsActivity.class, ListsActivity::list);
    }

    ListsLocks.Locks locks() {
        return once(ListsLocks.class, ListsLocks::list);
    }

    ListsReplication.Replication replication() {
        return once(ListsReplication.class, ListsReplication::list);
    }

    MeasuresWraparound.Wraparound wraparound() {
        return once(MeasuresWraparound.class, MeasuresWraparound::measure);
    }

    ListsSlowQueries.SlowQueries slowQueries() {
        return once(ListsSlowQueries.class, (lists, at) -> lists.list(at, STATEMENTS));
    }

    /// When the database's counters began, at the latest: counters that were never reset are at least as old as the
    /// server's present run.
    Instant countedSince() {
        Instant reset = server().statsReset();
        return reset == null ? server().startedAt() : reset;
    }

    /// Whether the database's counters have counted for so long.
    boolean countedFor(Duration time) {
        return countedSince().isBefore(now.minus(time));
    }

    /// What was found among sessions; nothing found means nothing while sessions are hidden from the role.
    List<Finding> unlessHidden(List<Finding> found) {
        if (found.isEmpty() && activity().restricted()) {
            String user = server().user();
            throw new Problem(
                    Code.DATABASE_REFUSED,
                    "what other users' sessions do is hidden from '" + user + "'",
                    "grant pg_monitor to " + Name.written(user) + ";");
        }
        return found;
    }

    /// Tables that people made: partitions stand behind their parent, views and foreign tables are none.
    Stream<Table> ownTables() {
        return schema().tables().stream()
                .filter(table ->
                        table.kind() == TableKind.TABLE || table.kind() == TableKind.PARTITIONED);
    }

    /// The indexes of each of those tables and of materialized views; a partition's come with its parent's.
    Stream<List<Index>> ownIndexesByTable() {
        return schema().tables().stream()
                .filter(table -> table.kind() != TableKind.PARTITION)
                .map(Table::indexes);
    }

    /// The table's rows, its partitions' included: as the planner takes them, or as they were counted since.
    long rows(Table table) {
        return table.kind() == TableKind.PARTITIONED
                ? parts(table).mapToLong(this::ownRows).sum()
                : ownRows(table);
    }

    private long ownRows(Table table) {
        return table.rows() >= 0
                ? table.rows()
                : measure(table).map(MeasuresTables.TableMeasure::liveRows).orElse(0L);
    }

    /// What was measured of a table; empty for a partitioned one.
    Optional<MeasuresTables.TableMeasure> measure(Table table) {
        return tables().stream()
                .filter(each -> each.table().equals(table.name()))
                .filter(each -> each.schema().equals(table.namespace()))
                .findFirst();
    }

    /// The table's bytes, its partitions' included.
    long bytes(Table table) {
        return table.kind() == TableKind.PARTITIONED
                ? parts(table).mapToLong(Table::bytes).sum()
                : table.bytes();
    }

    /// The partitions of a table, not theirs.
    Stream<Table> directParts(Table table) {
        return schema().tables().stream()
                .filter(part -> table.qualified().equals(part.partitionOf()));
    }

    private Stream<Table> parts(Table table) {
        return directParts(table)
                .flatMap(part ->
                        part.kind() == TableKind.PARTITIONED ? parts(part) : Stream.of(part));
    }

    @SuppressWarnings("unchecked")
    private <C extends Capability, T> T once(
            Class<C> capability, BiFunction<C, Target, T> reading) {
        Object known = read.computeIfAbsent(capability, ignored -> attempt(capability, reading));
        if (known instanceof Problem problem) {
            throw problem;
        }
        return (T) known;
    }

    /// A target that did not answer once is not asked again.
    private <C extends Capability> Object attempt(
            Class<C> capability, BiFunction<C, Target, ?> reading) {
        if (unreachable != null) {
            return unreachable;
        }
        try {
            return reading.apply(engine.require(capability), target);
        } catch (Problem problem) {
            unreachable = problem.code() == Code.DATABASE_UNREACHABLE ? problem : null;
            return problem;
        }
    }
}
