package dev.dbguild.engine.postgres;

import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.ReadsAuthentication;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Lines of `pg_hba.conf` that ask for no password, and passwords that are kept as MD5. Only superusers may read both.
final class ReadAuthentication implements ReadsAuthentication {
    private static final String TRUSTED =
            """
            select line_number, case when type = 'local' then 'local' else coalesce(address, '') end as address,
                   auth_method
            from pg_hba_file_rules
            where auth_method in ('trust', 'password') and error is null
            order by line_number
            """;
    private static final String WEAK =
            "select rolname from pg_authid where rolcanlogin and rolpassword like 'md5%' order by rolname";

    private final Sessions sessions;

    ReadAuthentication(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Authentication read(Target target) {
        return sessions.read(target, ReadAuthentication::read);
    }

    private static Authentication read(Connection connection) throws SQLException {
        return new Authentication(
                OwnRows.all(connection, TRUSTED, ReadAuthentication::line),
                OwnRows.all(connection, WEAK, row -> row.getString("rolname")));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getInt("line_number"), row.getString("address"), row.getString("auth_method"));
    }
}
