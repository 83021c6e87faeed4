package dev.dbguild.engine.mysql;

import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Server version, database, size and uptime.
final class DescribeServer implements DescribesServer {
    private static final String SQL =
            """
            select coalesce(database(), '') as name, user() as account, @@read_only as read_only,
                   (select sum(data_length + index_length) from information_schema.tables
                    where table_schema = database()) as bytes\
            """;
    private static final String UPTIME = "show global status like 'Uptime'";

    private final Sessions sessions;

    DescribeServer(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Server describe(Target target) {
        Dialect dialect = sessions.dialect(target);
        return sessions.read(target, connection -> describe(connection, dialect));
    }

    private static Server describe(Connection connection, Dialect dialect) throws SQLException {
        long uptime = OwnRows.one(connection, UPTIME, row -> row.getLong(2));
        Instant started = Instant.now().minusSeconds(uptime);
        return OwnRows.one(connection, SQL, row -> server(row, dialect, started));
    }

    private static Server server(ResultSet row, Dialect dialect, Instant started)
            throws SQLException {
        return new Server(
                dialect.version(),
                dialect.major(),
                row.getString("name"),
                Objects.requireNonNullElse(row.getString("account"), ""),
                OwnRows.number(row, "bytes"),
                row.getBoolean("read_only"),
                started,
                started,
                List.of());
    }
}
