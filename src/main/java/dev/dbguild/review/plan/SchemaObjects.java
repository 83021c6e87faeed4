package dev.dbguild.review.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Everything that people made in a database, object by object, in an order in which it can be made.
public final class SchemaObjects {
    /// `%1$s` the alias of the object, `%2$s` its catalogue; the namespace is `n`.
    private static final String OURS =
            """
             n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'dbguild_lab')
             and not exists (select from pg_depend x where x.objid = %1$s.oid and x.deptype = 'e'
                             and x.classid = '%2$s'::regclass)
            """;

    private static final String RELATION = OURS.formatted("c", "pg_class");
    private static final String TYPE = OURS.formatted("t", "pg_type");

    private static final String SCHEMAS =
            "select 'schema', quote_ident(nspname), '', 'create schema ' || quote_ident(nspname),"
                    + " 'drop schema ' || quote_ident(nspname) from pg_namespace n where nspname <> 'public' and"
                    + OURS.formatted("n", "pg_namespace");
    private static final String EXTENSIONS =
            "select 'extension', quote_ident(extname), '', 'create extension ' || quote_ident(extname),"
                    + " 'drop extension ' || quote_ident(extname) from pg_extension e"
                    + " join pg_namespace n on n.oid = e.extnamespace"
                    + " where extname <> 'plpgsql' and n.nspname <> 'dbguild_lab'";
    private static final String ENUMS =
            """
            select 'enum', t.oid::regtype::text, '', format('create type %%s as enum (%%s)', t.oid::regtype,
                   (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder)
                    from pg_enum where enumtypid = t.oid)), 'drop type ' || t.oid::regtype
            from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'e' and %s
            """
                    .formatted(TYPE);
    private static final String DOMAINS =
            """
            select 'domain', t.oid::regtype::text, '',
                   format('create domain %%s as %%s', t.oid::regtype, format_type(typbasetype, typtypmod))
                   || coalesce(' default ' || typdefault, '')
                   || case when typnotnull then ' not null' else '' end
                   || coalesce((select string_agg(format(' constraint %%I %%s', conname, pg_get_constraintdef(oid)), ''
                                order by conname) from pg_constraint where contypid = t.oid and contype = 'c'), ''),
                   'drop domain ' || t.oid::regtype
            from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'd' and %s
            """
                    .formatted(TYPE);
    private static final String COMPOSITES =
            """
            select 'type', c.oid::regclass::text, '', format('create type %%s as (%%s)', c.oid::regclass,
                   (select string_agg(format('%%I %%s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum)
                    from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped)),
                   'drop type ' || c.oid::regclass
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'c' and %s
            """
                    .formatted(RELATION);
    private static final String SEQUENCES =
            """
            select 'sequence', c.oid::regclass::text, '',
                   format('create sequence %%s as %%s increment by %%s minvalue %%s maxvalue %%s start with %%s cache %%s%%s',
                          c.oid::regclass, format_type(s.seqtypid, null), s.seqincrement, s.seqmin, s.seqmax,
                          s.seqstart, s.seqcache, case when s.seqcycle then ' cycle' else '' end),
                   'drop sequence ' || c.oid::regclass
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_sequence s on s.seqrelid = c.oid
            where c.relkind = 'S'
              and not exists (select from pg_depend i where i.objid = c.oid and i.deptype = 'i') and %s
            """
                    .formatted(RELATION);
    private static final String TABLES =
            """
            select 'table', c.oid::regclass::text, '',
                   case when c.relpersistence = 'u' then 'create unlogged table ' else 'create table ' end
                   || c.oid::regclass || case when c.relispartition
                        then format(' partition of %%s %%s', (select inhparent::regclass from pg_inherits
                             where inhrelid = c.oid), pg_get_expr(c.relpartbound, c.oid)) else '' end
                   || coalesce((select ' inherits (' || string_agg(inhparent::regclass::text, ', ' order by inhseqno)
                                || ')' from pg_inherits where inhrelid = c.oid and not c.relispartition), '')
                   || case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end
                   || coalesce(' with (' || array_to_string(array_remove(c.reloptions, 'autovacuum_enabled=off'), ', ')
                               || ')', ''),
                   'drop table ' || c.oid::regclass
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and c.relpersistence <> 't' and %s
            order by c.relispartition, c.oid
            """
                    .formatted(RELATION);
    private static final String COLUMNS =
            """
            select 'column', format('%%s.%%I', c.oid::regclass, a.attname), c.oid::regclass::text,
                   format_type(a.atttypid, a.atttypmod)
                   || case when a.attcollation <> t.typcollation and a.attcollation <> 0
                      then ' collate ' || a.attcollation::regcollation else '' end
                   || case a.attgenerated::text
                      when 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                      when 'v' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') virtual'
                      else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end
                   || case when a.attnotnull then ' not null' else '' end
                   || case a.attidentity when 'a' then ' generated always as identity'
                                         when 'd' then ' generated by default as identity' else '' end,
                   format('alter table %%s drop column %%I', c.oid::regclass, a.attname)
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_type t on t.oid = a.atttypid
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and c.relpersistence <> 't'
              and a.attislocal and %s
            order by c.oid, a.attnum
            """
                    .formatted(RELATION);
    private static final String CONSTRAINTS =
            """
            select case k.contype when 'f' then 'foreign key' when 'c' then 'check' else 'key' end,
                   format('%%I on %%s', k.conname, c.oid::regclass), c.oid::regclass::text,
                   format('alter table %%s add constraint %%I %%s', c.oid::regclass, k.conname, pg_get_constraintdef(k.oid)),
                   format('alter table %%s drop constraint %%I', c.oid::regclass, k.conname)
            from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and k.contype in ('p', 'u', 'x', 'c', 'f') and k.conparentid = 0
              and (k.coninhcount = 0 or k.conislocal) and c.relpersistence <> 't' and %s
            order by position(k.contype::text in 'puxcf'), k.oid
            """
                    .formatted(RELATION);
    private static final String INDEXES =
            """
            select 'index', c.oid::regclass::text, x.indrelid::regclass::text,
                   case c.relkind when 'I' then replace(pg_get_indexdef(c.oid), ' ON ONLY ', ' ON ') else pg_get_indexdef(c.oid) end
                   || case when x.indisvalid then '' else ' -- invalid' end, 'drop index ' || c.oid::regclass
            from pg_index x join pg_class c on c.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_class o on o.oid = x.indrelid
            where not exists (select from pg_constraint k where k.conindid = c.oid and k.contype in ('p', 'u', 'x'))
              and not exists (select from pg_inherits i where i.inhrelid = c.oid)
              and o.relkind <> 'm' and o.relpersistence <> 't' and %s
            order by c.oid
            """
                    .formatted(RELATION);

    private static final List<String> QUERIES =
            List.of(
                    SCHEMAS,
                    EXTENSIONS,
                    ENUMS,
                    DOMAINS,
                    COMPOSITES,
                    SEQUENCES,
                    TABLES,
                    COLUMNS,
                    CONSTRAINTS,
                    INDEXES);

    private SchemaObjects() {}

    public static List<SchemaObject> of(Connection connection) {
        List<SchemaObject> all = new ArrayList<>();
        QUERIES.forEach(query -> read(connection, query, all));
        MovingObjects.QUERIES.forEach(query -> read(connection, query, all));
        return all;
    }

    /// The condition that an object in namespace `n` is nobody's but the user's.
    public static String ours(String alias, String catalogue) {
        return OURS.formatted(alias, catalogue);
    }

    private static void read(Connection connection, String query, List<SchemaObject> all) {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                all.add(
                        new SchemaObject(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)));
            }
        } catch (SQLException e) {
            throw Rows.failed(e);
        }
    }
}
