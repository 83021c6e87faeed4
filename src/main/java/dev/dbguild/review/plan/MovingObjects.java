package dev.dbguild.review.plan;

import java.util.List;

/// The queries of [SchemaObjects] for what is said about tables or works on them: code, views, policies, comments.
final class MovingObjects {
    private static final String RELATION = SchemaObjects.ours("c", "pg_class");

    private static final String OWNED_SEQUENCES =
            """
            select 'sequence owner', c.oid::regclass::text, d.refobjid::regclass::text,
                   format('alter sequence %%s owned by %%s.%%I', c.oid::regclass, d.refobjid::regclass, a.attname),
                   format('alter sequence %%s owned by none', c.oid::regclass)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_depend d on d.objid = c.oid and d.deptype = 'a' and d.classid = 'pg_class'::regclass
                 and d.refclassid = 'pg_class'::regclass
            join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where c.relkind = 'S' and %s
            """
                    .formatted(RELATION);
    private static final String STATISTICS =
            """
            select 'statistics', format('%%I.%%I', n.nspname, s.stxname), s.stxrelid::regclass::text,
                   pg_get_statisticsobjdef(s.oid), format('drop statistics %%I.%%I', n.nspname, s.stxname)
            from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace where %s
            """
                    .formatted(SchemaObjects.ours("s", "pg_statistic_ext"));
    private static final String FUNCTIONS =
            """
            select case p.prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure::text, '',
                   rtrim(pg_get_functiondef(p.oid), E'\\n'),
                   format('drop %%s %%s', case p.prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure)
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where p.prokind in ('f', 'p', 'w') and %s order by p.oid
            """
                    .formatted(SchemaObjects.ours("p", "pg_proc"));
    private static final String VIEWS =
            """
            select case c.relkind when 'v' then 'view' else 'materialized view' end, c.oid::regclass::text, '',
                   format('create %%s %%s%%s as %%s', case c.relkind when 'v' then 'view' else 'materialized view' end,
                          c.oid::regclass, coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''),
                          rtrim(pg_get_viewdef(c.oid), ';')),
                   format('drop %%s %%s', case c.relkind when 'v' then 'view' else 'materialized view' end, c.oid::regclass)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('v', 'm') and c.relpersistence <> 't' and %s order by c.oid
            """
                    .formatted(RELATION);
    private static final String VIEW_INDEXES =
            """
            select 'index', c.oid::regclass::text, x.indrelid::regclass::text, pg_get_indexdef(c.oid),
                   'drop index ' || c.oid::regclass
            from pg_index x join pg_class c on c.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_class o on o.oid = x.indrelid where o.relkind = 'm' and %s order by c.oid
            """
                    .formatted(RELATION);
    private static final String TRIGGERS =
            """
            select 'trigger', format('%%I on %%s', g.tgname, c.oid::regclass), c.oid::regclass::text,
                   pg_get_triggerdef(g.oid) || case g.tgenabled when 'O' then '' else ' -- enabled: ' || g.tgenabled::text end,
                   format('drop trigger %%I on %%s', g.tgname, c.oid::regclass)
            from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
            where not g.tgisinternal and g.tgparentid = 0 and %s order by g.oid
            """
                    .formatted(RELATION);
    private static final String ROW_SECURITY =
            """
            select 'row security', c.oid::regclass::text, c.oid::regclass::text,
                   format('alter table %%s enable row level security', c.oid::regclass)
                   || case when c.relforcerowsecurity then ', force row level security' else '' end,
                   format('alter table %%s disable row level security, no force row level security', c.oid::regclass)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where (c.relrowsecurity or c.relforcerowsecurity) and %s
            """
                    .formatted(RELATION);
    private static final String POLICIES =
            """
            select 'policy', format('%%I on %%s', p.polname, c.oid::regclass), c.oid::regclass::text,
                   format('create policy %%I on %%s as %%s for %%s to %%s', p.polname, c.oid::regclass,
                          case when p.polpermissive then 'permissive' else 'restrictive' end,
                          case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert'
                               when 'w' then 'update' else 'delete' end,
                          (select string_agg(case r when 0 then 'public' else quote_ident(pg_get_userbyid(r)) end, ', ')
                           from unnest(p.polroles) r))
                   || coalesce(' using (' || pg_get_expr(p.polqual, c.oid) || ')', '')
                   || coalesce(' with check (' || pg_get_expr(p.polwithcheck, c.oid) || ')', ''),
                   format('drop policy %%I on %%s', p.polname, c.oid::regclass)
            from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
            where %s
            """
                    .formatted(RELATION);
    private static final String COMMENTS =
            """
            select 'comment', o.said, '', format('comment on %%s is %%L', o.said, o.description),
                   format('comment on %%s is null', o.said)
            from (
                select d.description, c.oid, n.nspname, case when d.objsubid <> 0
                       then format('column %%s.%%I', c.oid::regclass, a.attname)
                       else case c.relkind when 'v' then 'view ' when 'm' then 'materialized view ' when 'i' then 'index '
                            when 'I' then 'index ' when 'S' then 'sequence ' else 'table ' end || c.oid::regclass end as said
                from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
                join pg_namespace n on n.oid = c.relnamespace
                left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid <> 0
                where c.relkind <> 'c' and %1$s
                union all
                select d.description, t.oid, n.nspname,
                       case t.typtype when 'd' then 'domain ' else 'type ' end || t.oid::regtype
                from pg_description d join pg_type t on t.oid = d.objoid and d.classoid = 'pg_type'::regclass
                join pg_namespace n on n.oid = t.typnamespace where %2$s
                union all
                select d.description, p.oid, n.nspname,
                       case p.prokind when 'p' then 'procedure ' else 'function ' end || p.oid::regprocedure
                from pg_description d join pg_proc p on p.oid = d.objoid and d.classoid = 'pg_proc'::regclass
                join pg_namespace n on n.oid = p.pronamespace where %3$s
                union all
                select d.description, k.oid, n.nspname, format('constraint %%I on %%s', k.conname, c.oid::regclass)
                from pg_description d join pg_constraint k on k.oid = d.objoid and d.classoid = 'pg_constraint'::regclass
                join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where %1$s
            ) o order by 2
            """
                    .formatted(
                            RELATION,
                            SchemaObjects.ours("t", "pg_type"),
                            SchemaObjects.ours("p", "pg_proc"));

    /// In the order in which they can be made.
    static final List<String> QUERIES =
            List.of(
                    OWNED_SEQUENCES,
                    STATISTICS,
                    FUNCTIONS,
                    VIEWS,
                    VIEW_INDEXES,
                    TRIGGERS,
                    ROW_SECURITY,
                    POLICIES,
                    COMMENTS);

    private MovingObjects() {}
}
