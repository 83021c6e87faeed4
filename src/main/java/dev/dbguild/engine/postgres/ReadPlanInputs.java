package dev.dbguild.engine.postgres;

import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.ReadsPlanInputs;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Counters from the statistics collector, functions from `pg_proc`, settings as the session sees them.
final class ReadPlanInputs implements ReadsPlanInputs {
    private static final String TABLES =
            """
            select s.schemaname, s.relname, s.n_live_tup, s.n_mod_since_analyze,
                   greatest(s.last_analyze, s.last_autoanalyze) as analyzed,
                   exists (select from pg_stats p where p.schemaname = s.schemaname and p.tablename = s.relname)
                     as sampled,
                   c.reltuples as counted,
                   case when c.relpages > 0 and c.reltuples >= 0
                        then c.reltuples / c.relpages * (pg_relation_size(c.oid) / current_setting('block_size')::int)
                        else -1 end as holds
            from pg_stat_user_tables s
            join pg_class c on c.oid = s.relid
            where s.relname = any (?::text[])
            """;

    private static final String FUNCTIONS =
            """
            select n.nspname, p.proname, p.oid::regprocedure::text as signature,
                   case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end as parallel,
                   case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility
            from pg_proc p
            join pg_namespace n on n.oid = p.pronamespace
            where p.proname = any (?::text[]) and p.oid >= 16384
            """;

    private static final String SETTINGS =
            """
            select name, current_setting(name) as shown
            from pg_settings
            where name in ('work_mem', 'hash_mem_multiplier', 'shared_buffers', 'effective_cache_size',
                             'max_connections', 'max_worker_processes', 'max_parallel_workers',
                             'max_parallel_workers_per_gather', 'min_parallel_table_scan_size', 'jit',
                             'plan_cache_mode', 'track_io_timing', 'default_statistics_target',
                             'debug_parallel_query', 'force_parallel_mode')
            """;

    /// The average since the counters began (PostgreSQL 14 and later tell it), and at least what works just now.
    private static final String BUSY =
            """
            select greatest(
                     (select count(*) from pg_stat_activity where state = 'active' and backend_type = 'client backend'),
                     (select sum((to_jsonb(d) ->> 'active_time')::float8) / 1000
                             / greatest(extract(epoch from now() - pg_postmaster_start_time()), 1)
                      from pg_stat_database d), 1) as busy
            """;

    private final Sessions sessions;

    ReadPlanInputs(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public PlanInputs read(Target target, Set<String> relations, Set<String> functions) {
        return sessions.read(target, connection -> read(connection, relations, functions));
    }

    private static PlanInputs read(
            Connection connection, Set<String> relations, Set<String> functions)
            throws SQLException {
        return new PlanInputs(
                named(connection, TABLES, relations, ReadPlanInputs::table),
                named(connection, FUNCTIONS, functions, ReadPlanInputs::function),
                settings(connection),
                OwnRows.one(connection, BUSY, row -> row.getDouble("busy")));
    }

    private static <T> List<T> named(
            Connection connection, String sql, Set<String> names, OwnRows.Reader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OwnRows.marked(sql))) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            return OwnRows.all(statement, reader);
        }
    }

    private static Freshness table(ResultSet row) throws SQLException {
        return new Freshness(
                row.getString("schemaname"),
                row.getString("relname"),
                row.getLong("n_live_tup"),
                row.getLong("n_mod_since_analyze"),
                Rows.instant(row, "analyzed"),
                row.getBoolean("sampled"),
                row.getDouble("counted"),
                row.getDouble("holds"));
    }

    private static CalledFunction function(ResultSet row) throws SQLException {
        return new CalledFunction(
                row.getString("nspname"),
                row.getString("proname"),
                row.getString("signature"),
                row.getString("parallel"),
                row.getString("volatility"));
    }

    private static Map<String, String> settings(Connection connection) throws SQLException {
        return OwnRows.all(
                        connection,
                        SETTINGS,
                        row -> Map.entry(row.getString("name"), row.getString("shown")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
