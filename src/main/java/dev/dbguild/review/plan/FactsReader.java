package dev.dbguild.review.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import java.sql.Connection;
import java.util.List;

/// Reads all tables of a database in one query.
final class FactsReader {
    private static final String COLUMNS =
            """
            select json_agg(json_build_object(
                'number', a.attnum, 'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
                'base', coalesce((with recursive up as (
                    select t.oid, t.typbasetype, t.typtypmod as mod union all
                    select b.oid, b.typbasetype, coalesce(nullif(b.typtypmod, -1), up.mod) from up
                    join pg_type b on b.oid = up.typbasetype where up.typbasetype <> 0)
                    select format_type(oid, mod) from up where typbasetype = 0 limit 1),
                    format_type(a.atttypid, a.atttypmod)),
                'category', t.typtype,
                'notNull', a.attnotnull,
                'defaultValue', case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end,
                'identity', a.attidentity, 'generated', a.attgenerated,
                'collation', case when a.attcollation <> t.typcollation and a.attcollation <> 0
                    then a.attcollation::regcollation::text end,
                'comment', col_description(c.oid, a.attnum),
                'sequence', (select s.objid::regclass::text from pg_depend s
                    where s.classid = 'pg_class'::regclass and s.refclassid = 'pg_class'::regclass
                      and s.refobjid = c.oid and s.refobjsubid = a.attnum and s.deptype in ('a', 'i')
                      and exists (select from pg_class q where q.oid = s.objid and q.relkind = 'S') limit 1),
                'labels', (select coalesce(json_agg(e.enumlabel order by e.enumsortorder), '[]'::json)
                    from pg_enum e where e.enumtypid = coalesce(nullif(t.typbasetype, 0), t.oid))
                ) order by a.attnum)
            from pg_attribute a join pg_type t on t.oid = a.atttypid
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            """;
    private static final String NAMES =
            """
            (select coalesce(json_agg(a.attname order by e.place), '[]'::json)
             from unnest(%s) with ordinality e(number, place)
             join pg_attribute a on a.attrelid = %s and a.attnum = e.number)
            """;
    private static final String CONSTRAINTS =
            """
            select json_agg(json_build_object(
                'name', k.conname, 'type', k.contype, 'definition', pg_get_constraintdef(k.oid),
                'valid', k.convalidated, 'columns', %s,
                'references', case when k.confrelid <> 0 then k.confrelid::regclass::text end,
                'referencedColumns', %s,
                'index', case when k.contype in ('p', 'u', 'x') then k.conindid::regclass::text end,
                'comment', obj_description(k.oid, 'pg_constraint')) order by k.oid)
            from pg_constraint k where k.conrelid = c.oid and k.contype <> 't'
            """
                    .formatted(
                            NAMES.formatted("k.conkey", "k.conrelid"),
                            NAMES.formatted("k.confkey", "k.confrelid"));
    private static final String INDEXES =
            """
            select json_agg(json_build_object(
                'name', i.relname, 'sql', i.oid::regclass::text, 'definition', pg_get_indexdef(i.oid),
                'unique', x.indisunique, 'partial', x.indpred is not null,
                'columns', (select coalesce(json_agg(distinct a.attname), '[]'::json) from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and (a.attnum = any (x.indkey) or exists (
                        select from pg_depend p where p.classid = 'pg_class'::regclass and p.objid = i.oid
                        and p.refclassid = 'pg_class'::regclass and p.refobjid = c.oid
                        and p.refobjsubid = a.attnum))),
                'keys', (select coalesce(json_agg(coalesce(a.attname, '') order by k.place), '[]'::json)
                    from unnest(x.indkey::int2[]) with ordinality k(number, place)
                    left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
                    where k.place <= x.indnkeyatts),
                'constraint', (select conname from pg_constraint where conindid = i.oid
                    and contype in ('p', 'u', 'x') limit 1),
                'comment', obj_description(i.oid, 'pg_class')) order by i.oid)
            from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid
            """;
    private static final String REFERENCES =
            """
            select json_agg(json_build_object(
                'table', k.conrelid::regclass::text, 'constraint', k.conname,
                'definition', pg_get_constraintdef(k.oid), 'columns', %s, 'referencedColumns', %s) order by k.oid)
            from pg_constraint k where k.confrelid = c.oid and k.contype = 'f' and k.conparentid = 0
            """
                    .formatted(
                            NAMES.formatted("k.conkey", "k.conrelid"),
                            NAMES.formatted("k.confkey", "k.confrelid"));
    private static final String GRANTS =
            """
            select json_agg(json_build_object(
                'grantee', case when g.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end,
                'privilege', g.privilege_type, 'grantable', g.is_grantable, 'column', g.on_column)
                order by g.on_column, g.privilege_type)
            from (select e.*, null::text as on_column from aclexplode(c.relacl) e union all
                  select e.*, a.attname::text from pg_attribute a, aclexplode(a.attacl) e
                  where a.attrelid = c.oid and not a.attisdropped) g where g.grantee <> c.relowner
            """;
    private static final String TABLES =
            """
            select json_build_object(
                'oid', c.oid::bigint, 'schema', n.nspname, 'name', c.relname, 'sql', c.oid::regclass::text,
                'kind', c.relkind, 'partition', c.relispartition, 'rowSecurity', c.relrowsecurity,
                'partitionKey', case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end,
                'comment', obj_description(c.oid, 'pg_class'),
                'columns', coalesce((%s), '[]'::json), 'constraints', coalesce((%s), '[]'::json),
                'indexes', coalesce((%s), '[]'::json), 'referencedBy', coalesce((%s), '[]'::json),
                'grants', coalesce((%s), '[]'::json))::text
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relpersistence <> 't'
              and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'dbguild_lab')
              and not exists (select from pg_depend x where x.classid = 'pg_class'::regclass
                              and x.objid = c.oid and x.deptype = 'e')
            order by n.nspname, c.relname
            """
                    .formatted(COLUMNS, CONSTRAINTS, INDEXES, REFERENCES, GRANTS);

    private FactsReader() {}

    static List<TableFacts> tables(Connection connection) {
        return Rows.texts(connection, TABLES).stream().map(FactsReader::table).toList();
    }

    private static TableFacts table(String json) {
        try {
            return Json.MAPPER.readValue(json, TableFacts.class);
        } catch (JsonProcessingException e) {
            throw new Problem(Code.INTERNAL, "the catalogue cannot be read", "report this")
                    .causedBy(e);
        }
    }
}
