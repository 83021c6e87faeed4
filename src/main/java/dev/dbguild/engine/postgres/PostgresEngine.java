package dev.dbguild.engine.postgres;

import dev.dbguild.engine.Capability;
import dev.dbguild.engine.DatabaseEngine;
import java.util.List;
import java.util.Optional;

/// PostgreSQL, read-only: every capability works in a transaction that cannot write; what a caller wrote is rolled back.
final class PostgresEngine implements DatabaseEngine {
    private final Sessions sessions = new Sessions();
    private final List<Capability> capabilities =
            List.of(
                    new ReadOverJdbc(sessions),
                    new DescribeServer(sessions),
                    new CopyRows(sessions),
                    new SupposeIndexes(sessions),
                    new ReadSchema(sessions),
                    new ReadSequences(sessions),
                    new ExplainQuery(sessions),
                    new RunReadOnlyQuery(sessions),
                    new TraceCalls(sessions),
                    new MeasureTables(sessions),
                    new MeasureIndexes(sessions),
                    new ListSlowQueries(sessions),
                    new ListActivity(sessions),
                    new ListLocks(sessions),
                    new EstimateBloat(sessions),
                    new EstimateIndexBloat(sessions),
                    new MeasureCache(sessions),
                    new ReadSettings(sessions),
                    new ReadPlanInputs(sessions),
                    new AuditRole(sessions),
                    new MeasureWraparound(sessions),
                    new CountTransactions(sessions),
                    new CountCheckpoints(sessions),
                    new ListTriggers(sessions),
                    new ListVersions(sessions),
                    new ReadAuthentication(sessions),
                    new ListReplication(sessions));

    @Override
    public String id() {
        return "postgresql";
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        return capabilities.stream()
                .filter(capability::isInstance)
                .map(capability::cast)
                .findFirst();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
