package dev.dbguild.lab;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/// Writes a schema as the statements that make it, from the catalogue alone. Every name comes out with its schema, so
/// the search path has to be `pg_catalog` while this reads.
///
/// Materialised views become tables: they plan the same. Triggers, rules, policies and privileges are left out.
final class SchemaReader {
    private static final String OURS =
            """
             n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
             and not exists (select from pg_depend x where x.objid = %1$s.oid and x.deptype = 'e'
                             and x.classid = '%2$s'::regclass)
            """;
    private static final String SCHEMAS =
            "select format('create schema if not exists %I', nspname) from pg_namespace n where"
                    + OURS.formatted("n", "pg_namespace");
    private static final String ENUMS =
            """
            select format('create type %s as enum (%s)', t.oid::regtype,
                   (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder)
                    from pg_enum where enumtypid = t.oid))
            from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'e' and
            """
                    + OURS.formatted("t", "pg_type");
    private static final String DOMAINS =
            """
            select format('create domain %s as %s', t.oid::regtype, format_type(typbasetype, typtypmod))
                   || coalesce(' default ' || typdefault, '')
                   || case when typnotnull then ' not null' else '' end
                   || coalesce((select string_agg(' ' || pg_get_constraintdef(oid), '') from pg_constraint
                                where contypid = t.oid and contype = 'c'), '')
            from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'd' and
            """
                    + OURS.formatted("t", "pg_type");
    private static final String RANGES =
            """
            select format('create type %s as range (subtype = %s', t.oid::regtype, format_type(r.rngsubtype, null))
                   || coalesce((select format(', subtype_opclass = %I.%I', s.nspname, k.opcname)
                                from pg_opclass k join pg_namespace s on s.oid = k.opcnamespace
                                where k.oid = r.rngsubopc and not k.opcdefault), '')
                   || case when r.rngsubdiff::oid <> 0 then format(', subtype_diff = %s', r.rngsubdiff) else '' end
                   || coalesce(', multirange_type_name = ' || (to_jsonb(r) ->> 'rngmultitypid')::oid::regtype, '')
                   || ')'
            from pg_type t join pg_range r on r.rngtypid = t.oid join pg_namespace n on n.oid = t.typnamespace where
            """
                    + OURS.formatted("t", "pg_type");
    private static final String COLLATIONS =
            """
            select format('create collation %I.%I (provider = %s, locale = %L%s)', n.nspname, l.collname,
                          case l.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,
                          coalesce(to_jsonb(l) ->> 'colllocale', to_jsonb(l) ->> 'colliculocale', l.collcollate),
                          case when l.collisdeterministic then '' else ', deterministic = false' end)
            from pg_collation l join pg_namespace n on n.oid = l.collnamespace where
            """
                    + OURS.formatted("l", "pg_collation");
    private static final String AGGREGATES =
            """
            select format('create aggregate %I.%I(%s) (sfunc = %s, stype = %s', n.nspname, p.proname,
                          pg_get_function_identity_arguments(p.oid), a.aggtransfn, format_type(a.aggtranstype, null))
                   || case when a.aggfinalfn::oid <> 0 then format(', finalfunc = %s', a.aggfinalfn) else '' end
                   || case when a.aggcombinefn::oid <> 0 then format(', combinefunc = %s', a.aggcombinefn) else '' end
                   || coalesce(format(', initcond = %L', a.agginitval), '')
                   || case p.proparallel when 's' then ', parallel = safe' else '' end || ')'
            from pg_proc p join pg_aggregate a on a.aggfnoid = p.oid join pg_namespace n on n.oid = p.pronamespace
            where a.aggkind = 'n' and
            """
                    + OURS.formatted("p", "pg_proc");
    private static final String OPERATORS =
            """
            select format('create operator %I.%s (function = %s', n.nspname, o.oprname, o.oprcode)
                   || case when o.oprleft <> 0 then format(', leftarg = %s', format_type(o.oprleft, null)) else '' end
                   || format(', rightarg = %s', format_type(o.oprright, null))
                   || coalesce((select format(', commutator = operator(%I.%s)', s.nspname, c.oprname) from pg_operator c
                                join pg_namespace s on s.oid = c.oprnamespace where c.oid = o.oprcom), '')
                   || coalesce((select format(', negator = operator(%I.%s)', s.nspname, c.oprname) from pg_operator c
                                join pg_namespace s on s.oid = c.oprnamespace where c.oid = o.oprnegate), '')
                   || case when o.oprrest::oid <> 0 then format(', restrict = %s', o.oprrest) else '' end
                   || case when o.oprjoin::oid <> 0 then format(', join = %s', o.oprjoin) else '' end
                   || case when o.oprcanhash then ', hashes' else '' end
                   || case when o.oprcanmerge then ', merges' else '' end || ')'
            from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where o.oprcode::oid <> 0 and
            """
                    + OURS.formatted("o", "pg_operator");
    private static final String CASTS =
            """
            select format('create cast (%s as %s) with %s%s', c.castsource::regtype, c.casttarget::regtype,
                          case c.castmethod when 'i' then 'inout' else 'function ' || c.castfunc::regprocedure end,
                          case c.castcontext when 'i' then ' as implicit' when 'a' then ' as assignment' else '' end)
            from pg_cast c
            where c.oid >= 16384 and c.castmethod <> 'b'
              and not exists (select from pg_depend x where x.objid = c.oid and x.deptype in ('e', 'i')
                              and x.classid = 'pg_cast'::regclass)
            """;
    private static final String COMPOSITES =
            """
            select format('create type %s as (%s)', c.oid::regclass,
                   (select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum)
                    from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped))
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'c' and
            """
                    + OURS.formatted("c", "pg_class");
    private static final String SEQUENCES =
            """
            select format('create sequence %s', c.oid::regclass)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'S' and not exists (select from pg_depend i where i.objid = c.oid and i.deptype = 'i') and
            """
                    + OURS.formatted("c", "pg_class");
    private static final String FUNCTIONS =
            """
            select pg_get_functiondef(p.oid)
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
            where p.prokind in ('f', 'p') and l.lanname in ('sql', 'plpgsql') and
            """
                    + OURS.formatted("p", "pg_proc");
    private static final String TABLES =
            """
            select format('create table %s ', c.oid::regclass)
                || case when c.relispartition
                   then format('partition of %s %s', i.inhparent::regclass, pg_get_expr(c.relpartbound, c.oid))
                   else format('(%s)', columns.list)
                        || coalesce((select ' inherits (' || string_agg(inhparent::regclass::text, ', ' order by inhseqno)
                                            || ')' from pg_inherits where inhrelid = c.oid), '') end
                || case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end
                || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '')
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_inherits i on i.inhrelid = c.oid and c.relispartition
            cross join lateral (
                select string_agg(
                    format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                    || case when a.attcollation <> t.typcollation
                       then (select format(' collate %I.%I', s.nspname, l.collname)
                             from pg_collation l join pg_namespace s on s.oid = l.collnamespace
                             where l.oid = a.attcollation) else '' end
                    || case a.attidentity when 'a' then ' generated always as identity'
                                          when 'd' then ' generated by default as identity' else '' end
                    || case a.attgenerated::text
                       when 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                       when 'v' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') virtual'
                       else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end
                    || case when a.attnotnull and not exists (
                            select from pg_constraint k where k.conrelid = c.oid and k.contype = 'n'
                            and not k.convalidated and a.attnum = any (k.conkey)) then ' not null' else '' end,
                    ', ' order by a.attnum) as list
                from pg_attribute a
                join pg_type t on t.oid = a.atttypid
                left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                  and (a.attislocal or a.attinhcount = 0)
            ) columns
            left join (
                with recursive tree(child, depth) as (
                    select inhrelid, 1 from pg_inherits
                    union all
                    select i.inhrelid, tree.depth + 1 from tree join pg_inherits i on i.inhparent = tree.child)
                select child, max(depth) as depth from tree group by child
            ) deep on deep.child = c.oid
            where c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't' and %s
            order by coalesce(deep.depth, 0), c.oid
            """;
    private static final String INDEXES =
            """
            select coalesce(
                (select format('alter table only %s add constraint %I %s', k.conrelid::regclass, k.conname,
                               pg_get_constraintdef(k.oid))
                 from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x')),
                pg_get_indexdef(x.indexrelid))
            from pg_index x
            join pg_class c on c.oid = x.indexrelid
            join pg_class t on t.oid = x.indrelid
            join pg_namespace n on n.oid = c.relnamespace
            where (x.indisvalid or c.relkind = 'I') and t.relpersistence <> 't' and t.relkind in ('r', 'p', 'm') and %s
            order by x.indrelid, x.indexrelid
            """;
    private static final String ATTACHMENTS =
            """
            select format('alter index %s attach partition %s', i.inhparent::regclass, i.inhrelid::regclass)
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('i', 'I') and
            """
                    + OURS.formatted("c", "pg_class");
    private static final String CONSTRAINTS =
            """
            select format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname,
                          pg_get_constraintdef(k.oid))
            from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p')
              and ((k.contype = 'c' and k.coninhcount = 0) or (k.contype = 'f' and k.conparentid = 0)
                   or (k.contype = 'n' and not k.convalidated and k.coninhcount = 0)) and %s
            order by k.contype, k.oid
            """;
    private static final String STATISTICS =
            """
            select pg_get_statisticsobjdef(s.oid) from pg_statistic_ext s
            join pg_namespace n on n.oid = s.stxnamespace where
            """
                    + OURS.formatted("s", "pg_statistic_ext");
    private static final String VIEWS =
            """
            select format('create view %s%s as %s', c.oid::regclass,
                          ' with (' || array_to_string(c.reloptions, ', ') || ')', pg_get_viewdef(c.oid))
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and %s order by c.oid
            """;

    private SchemaReader() {}

    static List<String> statements(Connection connection) {
        String relation = OURS.formatted("c", "pg_class");
        List<String> all = new ArrayList<>();
        for (String query :
                List.of(
                        SCHEMAS,
                        COLLATIONS,
                        ENUMS,
                        DOMAINS,
                        COMPOSITES,
                        RANGES,
                        SEQUENCES,
                        FUNCTIONS,
                        AGGREGATES,
                        OPERATORS,
                        CASTS,
                        with(TABLES, relation),
                        with(INDEXES, relation),
                        ATTACHMENTS,
                        with(CONSTRAINTS, relation),
                        STATISTICS,
                        with(VIEWS, relation))) {
            all.addAll(Jdbc.texts(connection, query));
        }
        return all;
    }

    /// Puts the filter where the query has ` and %s` at the end of a condition; its other percent signs are format's.
    private static String with(String query, String filter) {
        return query.replaceFirst(
                "and %s\\b", java.util.regex.Matcher.quoteReplacement("and " + filter));
    }
}
