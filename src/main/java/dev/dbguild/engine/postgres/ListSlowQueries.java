package dev.dbguild.engine.postgres;

import dev.dbguild.engine.ListsSlowQueries;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statements of this database in `pg_stat_statements`, by total time; dbguild's own, session commands and EXPLAIN
/// left out.
final class ListSlowQueries implements ListsSlowQueries {
    private static final String EXTENSION =
            """
            select quote_ident(n.nspname) as place,
                   string_to_array(e.extversion, '.')::int[] as version,
                   string_to_array(e.extversion, '.')::int[] >= '{1,8}' as current,
                   string_to_array(e.extversion, '.')::int[] >= '{1,9}' as has_info
            from pg_extension e
            join pg_namespace n on n.oid = e.extnamespace
            where e.extname = 'pg_stat_statements'
            """;
    private static final String SQL =
            """
            with mine as (
                select s.*, sum(s.total_exec_time) over () as everything, count(*) over () as statements
                from %1$s.pg_stat_statements s
                where s.dbid = (select oid from pg_database where datname = current_database())
                  and s.query not like '%%pg_stat_statements%%' and s.query !~ '^(select|with) /[*] dbguild [*]/'
                  and s.query !~* '^\\s*(begin|commit|rollback|savepoint|release|set|reset|show|discard|explain|prepare|deallocate|fetch|close|declare)\\M'
            )
            select queryid::text as query_id, query, calls, mean_exec_time, max_exec_time, total_exec_time,
                   everything, statements, rows, temp_blks_written * 8192 as temp_bytes,
                   100.0 * shared_blks_hit / nullif(shared_blks_hit + shared_blks_read, 0) as hit_percent
            from mine
            order by total_exec_time desc, queryid
            limit ?
            """;

    private final Sessions sessions;

    ListSlowQueries(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public SlowQueries list(Target target, int limit) {
        return sessions.read(target, connection -> read(connection, limit));
    }

    private static SlowQueries read(Connection connection, int limit) throws SQLException {
        List<Extension> found = OwnRows.all(connection, EXTENSION, Extension::read);
        if (found.isEmpty()) {
            return missing(
                    "the extension pg_stat_statements is not installed in this database: set"
                            + " shared_preload_libraries = 'pg_stat_statements', restart, then run"
                            + " create extension pg_stat_statements");
        }
        Extension extension = found.getFirst();
        if (!extension.current()) {
            return missing(
                    "pg_stat_statements is of an older server: run alter extension"
                            + " pg_stat_statements update");
        }
        return loaded(connection)
                ? list(connection, extension, limit)
                : missing(
                        "pg_stat_statements is installed but not loaded: add it to"
                                + " shared_preload_libraries and restart the server");
    }

    private static boolean loaded(Connection connection) throws SQLException {
        String sql = "select count(*) > 0 from pg_settings where name = 'pg_stat_statements.max'";
        return OwnRows.one(connection, sql, row -> row.getBoolean(1));
    }

    private static SlowQueries missing(String why) {
        return new SlowQueries(false, why, null, 0, 0, List.of());
    }

    private static SlowQueries list(Connection connection, Extension extension, int limit)
            throws SQLException {
        Instant since = since(connection, extension);
        try (PreparedStatement statement =
                connection.prepareStatement(SQL.formatted(extension.place()))) {
            statement.setInt(1, limit);
            List<Row> rows = OwnRows.all(statement, Row::read);
            return rows.isEmpty()
                    ? new SlowQueries(true, null, since, 0, 0, List.of())
                    : new SlowQueries(
                            true,
                            null,
                            since,
                            rows.getFirst().statements(),
                            rows.getFirst().everything(),
                            rows.stream().map(Row::query).toList());
        }
    }

    private static @Nullable Instant since(Connection connection, Extension extension)
            throws SQLException {
        if (!extension.hasInfo()) {
            return null;
        }
        String sql = "select stats_reset from " + extension.place() + ".pg_stat_statements_info";
        return OwnRows.all(connection, sql, row -> new Since(Rows.instant(row, "stats_reset")))
                .getFirst()
                .at();
    }

    private record Since(@Nullable Instant at) {}

    private record Extension(String place, boolean current, boolean hasInfo) {
        static Extension read(ResultSet row) throws SQLException {
            return new Extension(
                    row.getString("place"), row.getBoolean("current"), row.getBoolean("has_info"));
        }
    }

    private record Row(SlowQuery query, long statements, double everything) {
        static Row read(ResultSet row) throws SQLException {
            double total = row.getDouble("total_exec_time");
            double everything = row.getDouble("everything");
            SlowQuery query =
                    new SlowQuery(
                            String.valueOf(row.getString("query_id")),
                            row.getString("query"),
                            row.getLong("calls"),
                            row.getDouble("mean_exec_time"),
                            row.getDouble("max_exec_time"),
                            total,
                            everything == 0 ? 0 : 100 * total / everything,
                            row.getLong("rows"),
                            OwnRows.decimal(row, "hit_percent"),
                            row.getLong("temp_bytes"));
            return new Row(query, row.getLong("statements"), everything);
        }
    }
}
