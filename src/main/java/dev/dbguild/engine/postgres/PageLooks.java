package dev.dbguild.engine.postgres;

import dev.dbguild.engine.OwnRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;

/// Looks at pages with the extension pgstattuple, where it is installed and the role may use it.
///
/// A look that fails, for want of time or of a lock, changes nothing: the estimate stands.
final class PageLooks {
    /// Most that is looked at of one relation, and how many are.
    static final long LARGEST = 1L << 30;

    static final int MOST = 5;

    private static final String ALLOWED =
            """
            select quote_ident(n.nspname) || '.' || p.proname as name
            from pg_extension e
            join pg_depend d on d.refclassid = 'pg_extension'::regclass and d.refobjid = e.oid
                 and d.classid = 'pg_proc'::regclass
            join pg_proc p on p.oid = d.objid
            join pg_namespace n on n.oid = p.pronamespace and has_schema_privilege(n.oid, 'usage')
            where e.extname = 'pgstattuple' and p.proname = '%s' and p.proargtypes[0] = 'regclass'::regtype
              and has_function_privilege(p.oid, 'execute')
            """;

    private final Connection connection;
    private final String sql;

    private PageLooks(Connection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
    }

    /// Looks by `function`, whose row gives `share`: the part that is wasted, 0 to 1.
    static Optional<PageLooks> with(Connection connection, String function, String share)
            throws SQLException {
        List<String> names =
                OwnRows.all(connection, ALLOWED.formatted(function), row -> row.getString("name"));
        return names.stream()
                .map(name ->
                        new PageLooks(
                                connection,
                                "select %s as share from %s(?::bigint::oid::regclass)"
                                        .formatted(share, name)))
                .findFirst();
    }

    /// The part of the relation that is wasted, 0 to 1; empty when it cannot be told.
    Optional<Double> wasted(long oid) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (PreparedStatement look = connection.prepareStatement(OwnRows.marked(sql))) {
            look.setLong(1, oid);
            return Optional.of(OwnRows.all(look, row -> row.getDouble("share")).getFirst());
        } catch (SQLException e) {
            connection.rollback(before);
            return Optional.empty();
        }
    }
}
