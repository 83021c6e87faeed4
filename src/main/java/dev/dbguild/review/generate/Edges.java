package dev.dbguild.review.generate;

import dev.dbguild.review.plan.Rows;
import dev.dbguild.review.plan.SchemaObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which object stands on which others, as the server keeps it.
///
/// @param needs by the key of an object those that it needs
record Edges(Map<String, Set<String>> needs) {
    /// `pg_depend`, each side as the key of a schema object.
    private static final String SQL =
            """
            with named as materialized (
                select 'pg_class'::regclass as classid, c.oid as objid, 0 as objsubid,
                       case when k.oid is not null then 'key ' || format('%I on %s', k.conname, k.conrelid::regclass)
                            else case c.relkind when 'v' then 'view ' when 'm' then 'materialized view '
                                 when 'S' then 'sequence ' when 'i' then 'index ' when 'I' then 'index '
                                 when 'c' then 'type ' else 'table ' end || c.oid::regclass end as key
                from pg_class c left join pg_constraint k on k.conindid = c.oid and k.contype in ('p', 'u', 'x')
                where c.oid >= 16384
                union all
                select 'pg_class'::regclass, a.attrelid, a.attnum,
                       case c.relkind when 'v' then 'view ' || c.oid::regclass
                            when 'm' then 'materialized view ' || c.oid::regclass
                            else format('column %s.%I', c.oid::regclass, a.attname) end
                from pg_attribute a join pg_class c on c.oid = a.attrelid
                where c.oid >= 16384 and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
                union all
                select 'pg_rewrite'::regclass, w.oid, 0,
                       case c.relkind when 'm' then 'materialized view ' else 'view ' end || c.oid::regclass
                from pg_rewrite w join pg_class c on c.oid = w.ev_class where w.oid >= 16384
                union all
                select 'pg_attrdef'::regclass, d.oid, 0, format('column %s.%I', d.adrelid::regclass, a.attname)
                from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
                union all
                select 'pg_proc'::regclass, p.oid, 0,
                       case p.prokind when 'p' then 'procedure ' else 'function ' end || p.oid::regprocedure
                from pg_proc p where p.oid >= 16384
                union all
                select 'pg_type'::regclass, t.oid, 0,
                       case b.typtype when 'e' then 'enum ' when 'd' then 'domain '
                            else case c.relkind when 'v' then 'view ' when 'm' then 'materialized view '
                                 when 'c' then 'type ' else 'table ' end end || b.oid::regtype
                from pg_type t
                join pg_type b on b.oid = case when t.typcategory = 'A' and t.typelem <> 0 then t.typelem else t.oid end
                left join pg_class c on c.oid = b.typrelid
                where t.oid >= 16384
                union all
                select 'pg_constraint'::regclass, k.oid, 0,
                       case when k.contypid <> 0 then 'domain ' || k.contypid::regtype
                            else case k.contype when 'f' then 'foreign key ' when 'c' then 'check ' else 'key ' end
                                 || format('%I on %s', k.conname, k.conrelid::regclass) end
                from pg_constraint k where k.oid >= 16384
                union all
                select 'pg_trigger'::regclass, g.oid, 0, format('trigger %I on %s', g.tgname, g.tgrelid::regclass)
                from pg_trigger g where not g.tgisinternal
                union all
                select 'pg_policy'::regclass, p.oid, 0, format('policy %I on %s', p.polname, p.polrelid::regclass)
                from pg_policy p
                union all
                select 'pg_namespace'::regclass, n.oid, 0, 'schema ' || quote_ident(n.nspname) from pg_namespace n
                union all
                select 'pg_extension'::regclass, e.oid, 0, 'extension ' || quote_ident(e.extname) from pg_extension e
            )
            select distinct o.key, r.key from pg_depend d
            join named o on o.classid = d.classid and o.objid = d.objid and o.objsubid = d.objsubid
            join named r on r.classid = d.refclassid and r.objid = d.refobjid and r.objsubid = d.refobjsubid
            where o.key <> r.key and not (o.key like 'sequence %' and d.deptype in ('a', 'i')) order by 1, 2
            """;

    static Edges of(Connection connection, List<SchemaObject> objects) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SQL)) {
            while (row.next()) {
                add(needs, row.getString(1), row.getString(2));
            }
        } catch (SQLException e) {
            throw Rows.failed(e);
        }
        objects.stream()
                .filter(each -> !each.on().isEmpty())
                .forEach(each -> add(needs, each.key(), each.on(), objects));
        return new Edges(needs);
    }

    private static void add(Map<String, Set<String>> needs, String key, String needed) {
        needs.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(needed);
    }

    /// What stands on a table or view needs it.
    private static void add(
            Map<String, Set<String>> needs, String key, String on, List<SchemaObject> objects) {
        objects.stream()
                .filter(each -> each.id().equals(on) && each.on().isEmpty())
                .forEach(each -> add(needs, key, each.key()));
    }

    Set<String> of(String key) {
        return needs.getOrDefault(key, Set.of());
    }

    /// The objects that need this one.
    List<String> dependents(String key) {
        return needs.entrySet().stream()
                .filter(each -> each.getValue().contains(key))
                .map(Map.Entry::getKey)
                .toList();
    }
}
