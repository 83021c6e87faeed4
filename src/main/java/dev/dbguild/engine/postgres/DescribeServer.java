package dev.dbguild.engine.postgres;

import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/// Server version, database, uptime and extensions.
final class DescribeServer implements DescribesServer {
    private static final String SQL =
            """
            select current_setting('server_version') as version,
                   current_setting('server_version_num')::int / 10000 as major,
                   current_database() as database,
                   current_user as "user",
                   pg_database_size(current_database()) as bytes,
                   pg_is_in_recovery() as replica,
                   pg_postmaster_start_time() as started_at,
                   (select stats_reset from pg_stat_database where datname = current_database()) as stats_reset,
                   array(select extname::text from pg_extension order by extname) as extensions
            """;

    private final Sessions sessions;

    DescribeServer(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Server describe(Target target) {
        return sessions.read(target, DescribeServer::read);
    }

    private static Server read(Connection connection) throws SQLException {
        return OwnRows.one(connection, SQL, DescribeServer::server);
    }

    private static Server server(ResultSet row) throws SQLException {
        return new Server(
                row.getString("version").split(" ", 2)[0],
                row.getInt("major"),
                row.getString("database"),
                row.getString("user"),
                OwnRows.number(row, "bytes"),
                row.getBoolean("replica"),
                Objects.requireNonNull(Rows.instant(row, "started_at")),
                Rows.instant(row, "stats_reset"),
                Rows.texts(row, "extensions"));
    }
}
