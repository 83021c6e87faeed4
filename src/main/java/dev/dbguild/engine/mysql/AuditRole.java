package dev.dbguild.engine.mysql;

import dev.dbguild.engine.AuditsRole;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the user was granted, by itself and by the roles that are active in its sessions.
final class AuditRole implements AuditsRole {
    private static final int WITHOUT_GRANTS = 1290;

    private static final String WRITABLE =
            """
            select count(*) as tables from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema = coalesce(database(), table_schema)
              and table_schema not in ('mysql', 'information_schema', 'performance_schema', 'sys')\
            """;

    private final Sessions sessions;

    AuditRole(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public RoleAudit audit(Target target) {
        Dialect dialect = sessions.dialect(target);
        return sessions.read(target, connection -> audit(connection, dialect));
    }

    private static RoleAudit audit(Connection connection, Dialect dialect) throws SQLException {
        String user =
                OwnRows.one(connection, "select current_user() as name", row -> row.getString(1));
        String database =
                OwnRows.one(
                        connection,
                        "select coalesce(database(), '') as name",
                        row -> row.getString(1));
        List<Granted> grants =
                lines(connection, dialect).stream()
                        .flatMap(line -> Granted.read(line).stream())
                        .toList();
        long tables = OwnRows.one(connection, WRITABLE, row -> row.getLong(1));
        return new RoleAudit(
                user,
                grants.stream().anyMatch(Granted::makesSuperuser),
                false,
                grants.stream().anyMatch(Granted::readsStatistics),
                writable(grants, database, tables),
                dangers(grants));
    }

    /// A server that was started without its grant tables lets everybody do everything, and says so in an error.
    private static List<String> lines(Connection connection, Dialect dialect) throws SQLException {
        try {
            return OwnRows.all(connection, show(connection, dialect), row -> row.getString(1));
        } catch (SQLException e) {
            if (e.getErrorCode() == WITHOUT_GRANTS) {
                return List.of("GRANT ALL PRIVILEGES ON *.* TO everybody");
            }
            throw e;
        }
    }

    /// MariaDB shows the rights of the active role by itself, MySQL when it is named.
    private static String show(Connection connection, Dialect dialect) throws SQLException {
        if (dialect.mariaDb() || dialect.number() < 80_000) {
            return "show grants";
        }
        String roles =
                OwnRows.one(connection, "select current_role() as r", row -> row.getString(1));
        return roles == null || roles.equals("NONE")
                ? "show grants"
                : "show grants for current_user() using " + roles;
    }

    private static long writable(List<Granted> grants, String database, long tables) {
        boolean all = grants.stream().anyMatch(grant -> grant.writesAll(database));
        return all ? tables : grants.stream().filter(Granted::writesOneTable).count();
    }

    private static List<String> dangers(List<Granted> grants) {
        List<String> dangers = new ArrayList<>();
        for (Granted grant : grants) {
            Set<String> harmful = new TreeSet<>(grant.harmful());
            if (!harmful.isEmpty()) {
                dangers.add("it may " + String.join(", ", harmful) + " on " + grant.scope());
            }
            if (grant.grantable()) {
                dangers.add("it may give away its rights on " + grant.scope());
            }
        }
        return dangers;
    }
}
