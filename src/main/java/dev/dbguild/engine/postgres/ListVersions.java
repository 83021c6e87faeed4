package dev.dbguild.engine.postgres;

import dev.dbguild.engine.ListsVersions;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Extensions behind their files, and collations that indexes sort by and whose library has changed.
final class ListVersions implements ListsVersions {
    private static final String EXTENSIONS =
            """
            select e.extname, e.extversion, a.default_version
            from pg_extension e
            join pg_available_extensions a on a.name = e.extname
            where a.default_version is distinct from e.extversion
            order by e.extname
            """;
    private static final String COLLATIONS =
            """
            select quote_ident(n.nspname) || '.' || quote_ident(c.collname) as name, false as of_database,
                   c.collversion as recorded, pg_collation_actual_version(c.oid) as actual,
                   (select count(*) from pg_index i where c.oid = any (i.indcollation::oid[])) as indexes
            from pg_collation c
            join pg_namespace n on n.oid = c.collnamespace
            where c.collversion is not null
              and c.oid in (select unnest(i.indcollation::oid[]) from pg_index i)
              and c.collversion <> coalesce(pg_collation_actual_version(c.oid), c.collversion)
            order by name
            """;

    /// From 15 on a database remembers the version of its own collation.
    private static final String DATABASE =
            """
            select quote_ident(d.datname) as name, true as of_database, d.datcollversion as recorded,
                   pg_database_collation_actual_version(d.oid) as actual,
                   (select count(*) from pg_index i where 100 = any (i.indcollation::oid[])) as indexes
            from pg_database d
            where d.datname = current_database()
              and d.datcollversion <> coalesce(pg_database_collation_actual_version(d.oid), d.datcollversion)
            """;

    private final Sessions sessions;

    ListVersions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Versions list(Target target) {
        return sessions.read(target, ListVersions::read);
    }

    private static Versions read(Connection connection) throws SQLException {
        List<Collation> collations =
                new ArrayList<>(OwnRows.all(connection, COLLATIONS, ListVersions::collation));
        if (Rows.major(connection) >= 15) {
            collations.addAll(OwnRows.all(connection, DATABASE, ListVersions::collation));
        }
        return new Versions(
                OwnRows.all(connection, EXTENSIONS, ListVersions::extension), collations);
    }

    private static Extension extension(ResultSet row) throws SQLException {
        return new Extension(
                row.getString("extname"),
                row.getString("extversion"),
                row.getString("default_version"));
    }

    private static Collation collation(ResultSet row) throws SQLException {
        return new Collation(
                row.getString("name"),
                row.getBoolean("of_database"),
                row.getString("recorded"),
                row.getString("actual"),
                row.getLong("indexes"));
    }
}
