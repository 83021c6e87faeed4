package dev.dbguild.engine.postgres;

import dev.dbguild.engine.OwnRows;
import dev.dbguild.schema.Domain;
import dev.dbguild.schema.EnumType;
import dev.dbguild.schema.Routine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Routines, enums and domains that people made; those of extensions are left out.
final class Objects {
    private static final String OURS =
            """
             n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
             and not exists (select from pg_depend x where x.objid = o.oid and x.deptype = 'e'
                             and x.classid = '%s'::regclass)
            order by n.nspname, 2
            """;
    private static final String ROUTINES =
            """
            select n.nspname, o.proname, pg_get_function_identity_arguments(o.oid) as arguments,
                   o.prokind = 'p' as procedure, l.lanname, o.prosecdef,
                   case when o.prokind = 'p' then '' else format_type(o.prorettype, null) end as returns,
                   exists (select from unnest(o.proconfig) s where s like 'search_path=%') as path,
                   exists (select from aclexplode(coalesce(o.proacl, acldefault('f', o.proowner))) a
                           where a.grantee = 0 and a.privilege_type = 'EXECUTE') as everybody,
                   case when l.lanname in ('sql', 'plpgsql')
                        then coalesce(nullif(o.prosrc, ''), :sqlbody, '') else '' end as body
            from pg_proc o
            join pg_namespace n on n.oid = o.pronamespace
            join pg_language l on l.oid = o.prolang
            where o.prokind in ('f', 'p', 'w') and
            """
                    + ours("pg_proc");
    private static final String ENUMS =
            """
            select n.nspname, o.typname,
                   array(select e.enumlabel::text from pg_enum e where e.enumtypid = o.oid
                         order by e.enumsortorder) as labels
            from pg_type o join pg_namespace n on n.oid = o.typnamespace where o.typtype = 'e' and
            """
                    + ours("pg_type");
    private static final String DOMAINS =
            """
            select n.nspname, o.typname, format_type(o.typbasetype, o.typtypmod) as base, o.typnotnull,
                   exists (select from pg_constraint k where k.contypid = o.oid and k.contype = 'c') as checked
            from pg_type o join pg_namespace n on n.oid = o.typnamespace where o.typtype = 'd' and
            """
                    + ours("pg_type");

    private Objects() {}

    private static String ours(String catalogue) {
        return OURS.replace("%s", catalogue);
    }

    static List<Routine> routines(Connection connection) throws SQLException {
        String parsed = Rows.major(connection) < 14 ? "null" : "pg_get_function_sqlbody(o.oid)";
        return OwnRows.all(connection, ROUTINES.replace(":sqlbody", parsed), Objects::routine);
    }

    static List<EnumType> enums(Connection connection) throws SQLException {
        return OwnRows.all(
                connection,
                ENUMS,
                row ->
                        new EnumType(
                                row.getString("nspname"),
                                row.getString("typname"),
                                Rows.texts(row, "labels")));
    }

    static List<Domain> domains(Connection connection) throws SQLException {
        return OwnRows.all(
                connection,
                DOMAINS,
                row ->
                        new Domain(
                                row.getString("nspname"),
                                row.getString("typname"),
                                row.getString("base"),
                                row.getBoolean("typnotnull"),
                                row.getBoolean("checked")));
    }

    private static Routine routine(ResultSet row) throws SQLException {
        return new Routine(
                row.getString("nspname"),
                row.getString("proname"),
                row.getString("arguments"),
                row.getBoolean("procedure"),
                row.getString("lanname"),
                row.getString("returns"),
                row.getBoolean("prosecdef"),
                row.getBoolean("path"),
                row.getBoolean("everybody"),
                row.getString("body"));
    }
}
