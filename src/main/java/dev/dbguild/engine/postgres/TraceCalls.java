package dev.dbguild.engine.postgres;

import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.TracesCalls;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/// Looks names up in `pg_proc`, `pg_operator`, `pg_cast`, `pg_class`, `pg_policy` and `pg_type`, whatever schema they
/// are in.
final class TraceCalls implements TracesCalls {
    /// Objects below 16384 are made by initdb; `pg_catalog` alone would let a user's function in that schema pass.
    private static final String FUNCTIONS =
            """
            with said as (select ?::name[] as calls, ?::text[] as qualified, ?::name[] as anywhere,
                                 ?::name[] as attributes, ?::name[] as names, ?::name[] as operators,
                                 ?::boolean as casts, current_schemas(true) as path),
            named as (
                select p.oid, n.nspname = any (said.path) as visible, p.proname, p.prorettype, p.proargtypes, p.pronargs,
                       p.pronargdefaults,
                       p.proname = any (said.anywhere)
                       or p.proname = any (said.calls) and n.nspname = any (said.path)
                       or n.nspname || '.' || p.proname = any (said.qualified) as called
                from said, pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where p.proname = any (said.names)),
            mentioned as (
                select t.oid from pg_type t, said where t.typname = any (said.names)
                union select a.atttypid from said, pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relname = any (said.names) and c.oid >= 16384 and a.attnum > 0 and a.atttypid <> 0
                union select unnest(named.proargtypes::oid[] || named.prorettype) from named where called),
            reach as (
                select oid from mentioned where oid >= 16384
                union select t.typbasetype from mentioned join pg_type t using (oid) where t.typbasetype >= 16384
                union select t.typelem from mentioned join pg_type t using (oid) where t.typelem >= 16384),
            called as (
                select named.oid, null::text as through from named where called
                union all
                select p.oid, null from named p, said
                where p.visible and p.proname = any (said.attributes)
                  and p.pronargs >= 1 and p.pronargs - p.pronargdefaults <= 1
                  and exists (select from pg_type t where t.oid = p.proargtypes[0] and t.typtype in ('c', 'p', 'd'))
                union all
                select s.support, 'aggregate ' || quote_literal(p.proname)
                from named p join pg_aggregate a on a.aggfnoid = p.oid
                cross join lateral (values (a.aggtransfn), (a.aggfinalfn), (a.aggcombinefn), (a.aggserialfn),
                                           (a.aggdeserialfn), (a.aggmtransfn), (a.aggminvtransfn),
                                           (a.aggmfinalfn)) as s(support)
                where p.called and p.oid >= 16384 and s.support <> 0
                union all
                select s.oprcode, 'operator ' || quote_literal(o.oprname)
                from said, pg_operator o
                join pg_operator s on s.oid in (o.oid, o.oprcom, o.oprnegate) and s.oprcode <> 0
                where o.oprname = any (said.operators) and o.oid >= 16384
                  and (o.oprleft < 16384 or o.oprleft in (select oid from reach))
                  and (o.oprright < 16384 or o.oprright in (select oid from reach))
                union all
                select c.castfunc, format('a cast from %s to %s', c.castsource::regtype, c.casttarget::regtype)
                from said, pg_cast c
                where c.oid >= 16384 and c.castfunc <> 0 and (c.castcontext = 'i' or said.casts)
                  and (c.castsource < 16384 or c.castsource in (select oid from reach))
                  and (c.casttarget < 16384 or c.casttarget in (select oid from reach)))
            select p.oid::bigint, n.nspname, p.proname,
                   case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility,
                   p.oid < 16384 as system, of.extension,
                   case p.prokind when 'f' then 'function' when 'p' then 'procedure' when 'a' then 'aggregate'
                                  else 'window' end as kind,
                   p.prosecdef, l.lanname, l.lanpltrusted,
                   exists (select from unnest(p.proconfig) as s(setting) where setting like 'search_path=%') as own_path,
                   case when p.oid < 16384 or of.extension is not null or p.prokind = 'a' then null
                        when l.lanname in ('c', 'internal') then
                        (select string_agg(quote_ident(same.proname) || '()', ' ') from pg_proc same
                         where same.prosrc = p.prosrc and same.probin is not distinct from p.probin
                           and same.prolang = p.prolang
                           and (same.oid < 16384 or exists (select from pg_depend d
                                where d.classid = 'pg_proc'::regclass and d.objid = same.oid and d.deptype = 'e')))
                        else concat_ws(' ', pg_get_function_arguments(p.oid), pg_get_function_result(p.oid),
                                       chr(10), coalesce(:sqlbody, p.prosrc)) end as body,
                   called.through
            from (select oid, min(through) as through from called group by oid) called
            join pg_proc p on p.oid = called.oid
            join pg_namespace n on n.oid = p.pronamespace
            join pg_language l on l.oid = p.prolang
            cross join lateral (select (select e.extname from pg_depend d join pg_extension e on e.oid = d.refobjid
                                        where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
                                        limit 1) as extension) of
            order by n.nspname, p.proname, p.oid
            """;

    private static final String EXPRESSIONS =
            """
            with recursive said as (select ?::name[] as names, ?::name[] as row_types),
            relations as (
                select c.oid, c.relname, c.relnamespace, c.relkind, c.relrowsecurity, c.relname as mentioned
                from pg_class c, said
                where c.relname = any (said.names) and c.oid >= 16384 and c.relkind in ('r', 'p', 'v', 'f', 'c')
                  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                                  and d.deptype = 'e')),
            children as (
                select oid from relations where relkind in ('r', 'p', 'f')
                union select i.inhrelid from children join pg_inherits i on i.inhparent = children.oid)
            select format('view %L', oid::regclass) as of, pg_get_viewdef(oid) as text
            from relations where relkind = 'v'
            union all
            select format('policy %L on %L', p.polname, r.oid::regclass), pg_get_expr(p.polqual, p.polrelid)
            from relations r join pg_policy p on p.polrelid = r.oid
            where r.relrowsecurity and p.polqual is not null
            union all
            select format('generated column %L of %L', a.attname, r.oid::regclass), pg_get_expr(d.adbin, d.adrelid)
            from relations r
            join pg_attribute a on a.attrelid = r.oid and a.attgenerated = 'v'
            join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
            union all
            select format('row type %L', r.oid::regclass), string_agg(quote_ident(t.typname), ' ')
            from said, relations r
            join pg_attribute a on a.attrelid = r.oid and a.attnum > 0
            join pg_type t on t.oid = a.atttypid and t.oid >= 16384
            where r.relkind = 'c' or r.relname = any (said.row_types)
            group by r.oid
            union all
            select format('domain %L', t.oid::regtype),
                   concat_ws(' ', format_type(t.typbasetype, null),
                             (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
                              where k.contypid = t.oid))
            from pg_type t, said
            where t.typtype = 'd' and t.oid >= 16384 and t.typname = any (said.names)
            union all
            select format('foreign table %L', f.ftrelid::regclass), null
            from children join pg_foreign_table f on f.ftrelid = children.oid
            where exists (select from unnest(f.ftoptions) as o(option) where option like 'program=%')
            """;

    private final Sessions sessions;

    TraceCalls(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Traced trace(Target target, Mentions mentions) {
        return sessions.read(target, connection -> trace(connection, mentions));
    }

    private static Traced trace(Connection connection, Mentions mentions) throws SQLException {
        try (PreparedStatement functions = connection.prepareStatement(functions(connection));
                PreparedStatement expressions =
                        connection.prepareStatement(OwnRows.marked(EXPRESSIONS))) {
            names(functions, 1, mentions.calls());
            names(functions, 2, mentions.qualified());
            names(functions, 3, mentions.anywhere());
            names(functions, 4, mentions.attributes());
            names(functions, 5, mentions.names());
            names(functions, 6, mentions.operators());
            functions.setBoolean(7, mentions.casts());
            names(expressions, 1, mentions.names());
            names(expressions, 2, mentions.rowTypes());
            return new Traced(
                    OwnRows.all(functions, TraceCalls::callable),
                    OwnRows.all(expressions, TraceCalls::expression));
        }
    }

    /// Bodies that the server has parsed, as 14 brought them, are printed by it.
    private static String functions(Connection connection) throws SQLException {
        String parsed = Rows.major(connection) < 14 ? "null" : "pg_get_function_sqlbody(p.oid)";
        return OwnRows.marked(FUNCTIONS.replace(":sqlbody", parsed));
    }

    private static void names(PreparedStatement statement, int parameter, Set<String> names)
            throws SQLException {
        statement.setArray(
                parameter, statement.getConnection().createArrayOf("text", names.toArray()));
    }

    private static Callable callable(ResultSet row) throws SQLException {
        return new Callable(
                row.getLong("oid"),
                row.getString("nspname"),
                row.getString("proname"),
                row.getString("volatility"),
                row.getBoolean("system"),
                row.getString("extension"),
                row.getString("kind"),
                row.getBoolean("prosecdef"),
                row.getString("lanname"),
                row.getBoolean("lanpltrusted"),
                row.getBoolean("own_path"),
                row.getString("body"),
                row.getString("through"));
    }

    private static Expression expression(ResultSet row) throws SQLException {
        return new Expression(row.getString("of"), row.getString("text"));
    }
}
