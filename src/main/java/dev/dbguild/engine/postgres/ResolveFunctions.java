package dev.dbguild.engine.postgres;

import dev.dbguild.engine.ResolvesFunctions;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// Looks names up in `pg_proc`, whatever schema they are in.
final class ResolveFunctions implements ResolvesFunctions {
    /// Objects below 16384 are made by initdb; `pg_catalog` alone would let a user's function in that schema pass.
    private static final String SQL =
            """
            select n.nspname, p.proname,
                   case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility,
                   p.oid < 16384 as system,
                   (select e.extname from pg_depend d join pg_extension e on e.oid = d.refobjid
                    where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
                    limit 1) as extension,
                   case p.prokind when 'f' then 'function' when 'p' then 'procedure' when 'a' then 'aggregate'
                                  else 'window' end as kind,
                   p.prosecdef,
                   p.pronargs = 1 and exists (select from pg_type t where t.oid = p.proargtypes[0]
                                              and (t.typtype = 'c' or t.oid = 'record'::regtype)) as of_row
            from pg_proc p
            join pg_namespace n on n.oid = p.pronamespace
            where p.proname = any (?)
            order by n.nspname, p.proname, p.oid
            """;

    private final Sessions sessions;

    ResolveFunctions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Function> resolve(Target target, Set<String> names) {
        return names.isEmpty()
                ? List.of()
                : sessions.read(target, connection -> read(connection, names));
    }

    private static List<Function> read(Connection connection, Set<String> names)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Rows.marked(SQL))) {
            statement.setArray(1, connection.createArrayOf("name", names.toArray()));
            return Rows.all(statement, ResolveFunctions::function);
        }
    }

    private static Function function(ResultSet row) throws SQLException {
        return new Function(
                row.getString("nspname"),
                row.getString("proname"),
                row.getString("volatility"),
                row.getBoolean("system"),
                row.getString("extension"),
                row.getString("kind"),
                row.getBoolean("prosecdef"),
                row.getBoolean("of_row"));
    }
}
