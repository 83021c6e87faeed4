package dev.dbguild.engine.mysql;

import dev.dbguild.engine.ListsSlowQueries;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Statement digests of `performance_schema`, where the server gathers them; times there are in picoseconds.
final class ListSlowQueries implements ListsSlowQueries {
    private static final String ALL =
            """
            select count(*) as statements, coalesce(sum(sum_timer_wait), 0) / 1e9 as total_ms,
                   unix_timestamp(min(first_seen)) as since
            from performance_schema.events_statements_summary_by_digest
            where schema_name = coalesce(database(), schema_name)\
            """;
    private static final String TOP =
            """
            select digest, digest_text, count_star as calls, avg_timer_wait / 1e9 as mean_ms,
                   max_timer_wait / 1e9 as max_ms, sum_timer_wait / 1e9 as total_ms,
                   sum_rows_sent + sum_rows_affected as row_count
            from performance_schema.events_statements_summary_by_digest
            where schema_name = coalesce(database(), schema_name) and digest_text is not null
            order by sum_timer_wait desc limit\
            """;

    private final Sessions sessions;

    ListSlowQueries(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public SlowQueries list(Target target, int limit) {
        return sessions.read(target, connection -> list(connection, limit));
    }

    private static SlowQueries list(Connection connection, int limit) throws SQLException {
        boolean gathers =
                OwnRows.one(
                        connection, "select @@performance_schema as on_", row -> row.getBoolean(1));
        return gathers ? read(connection, limit) : off();
    }

    private static SlowQueries off() {
        return new SlowQueries(
                false,
                "performance_schema is off: set performance_schema = ON in the server's"
                        + " configuration and restart it",
                null,
                0,
                0,
                List.of());
    }

    private static SlowQueries read(Connection connection, int limit) throws SQLException {
        SlowQueries all = OwnRows.one(connection, ALL, ListSlowQueries::summary);
        double totalMs = all.totalMs();
        return new SlowQueries(
                true,
                null,
                all.since(),
                all.statements(),
                totalMs,
                OwnRows.all(connection, TOP + " " + limit, row -> query(row, totalMs)));
    }

    private static SlowQueries summary(ResultSet row) throws SQLException {
        return new SlowQueries(
                true,
                null,
                Rows.instant(row, "since"),
                row.getLong("statements"),
                row.getDouble("total_ms"),
                List.of());
    }

    private static SlowQuery query(ResultSet row, double allMs) throws SQLException {
        double totalMs = row.getDouble("total_ms");
        return new SlowQuery(
                row.getString("digest"),
                row.getString("digest_text"),
                row.getLong("calls"),
                row.getDouble("mean_ms"),
                row.getDouble("max_ms"),
                totalMs,
                allMs == 0 ? 0 : 100 * totalMs / allMs,
                row.getLong("row_count"),
                null,
                0);
    }
}
