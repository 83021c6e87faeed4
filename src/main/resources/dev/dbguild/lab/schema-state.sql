-- Every object of a schema with all that defines it, as (kind, name, parent, definition), in a fixed order.
-- Names are qualified because the search path is empty. What an extension brings is left out; the extension is told.
with ours as materialized (
    select n.oid, n.nspname from pg_namespace n
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
), brought as materialized (
    select classid, objid from pg_depend where deptype = 'e'
), rel as materialized (
    select c.*, c.oid::regclass::text as name from pg_class c join ours on ours.oid = c.relnamespace
    where not exists (select from brought b where b.classid = 'pg_class'::regclass and b.objid = c.oid)
)
select 'schema', nspname, null, (
    select string_agg(a.grantee::regrole::text || ' ' || privilege_type || is_grantable, ', ' order by 1)
    from aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a)
from pg_namespace n join ours using (oid, nspname)
where not exists (select from brought b where b.classid = 'pg_namespace'::regclass and b.objid = n.oid)
union all
select case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table'
                      when 'c' then 'type' when 'S' then 'sequence' else 'table' end,
    c.name,
    (select d.refobjid::regclass::text from pg_depend d
     where c.relkind = 'S' and d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i')
       and d.refclassid = 'pg_class'::regclass limit 1),
    concat_ws('; ',
        c.relkind, c.relpersistence, c.relowner::regrole, c.reltablespace, c.relreplident,
        case when c.relrowsecurity then 'row security' end,
        case when c.relforcerowsecurity then 'forced row security' end,
        (select string_agg(o, ', ' order by o) from unnest(c.reloptions) o),
        (select string_agg(o, ', ' order by o) from pg_class t, unnest(t.reloptions) o where t.oid = c.reltoastrelid),
        (select amname from pg_am where oid = c.relam),
        case when c.relkind = 'p' then 'partition by ' || pg_get_partkeydef(c.oid) end,
        pg_get_expr(c.relpartbound, c.oid),
        case when c.reloftype <> 0 then 'of ' || c.reloftype::regtype end,
        (select 'inherits ' || string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno)
         from pg_inherits i where i.inhrelid = c.oid),
        (select string_agg(a.grantee::regrole::text || ' ' || privilege_type || is_grantable, ', ' order by 1)
         from aclexplode(coalesce(c.relacl,
             acldefault(case c.relkind when 'S' then 's'::"char" else 'r'::"char" end, c.relowner))) a),
        case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end,
        (select concat_ws(' ', s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle)
         from pg_sequence s where s.seqrelid = c.oid),
        (select 'owned by ' || d.refobjid::regclass || '.' || a.attname || ' ' || d.deptype::text from pg_depend d
         join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
         where c.relkind = 'S' and d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i') limit 1),
        (select concat_ws(' ', v.srvname, f.ftoptions) from pg_foreign_table f
         join pg_foreign_server v on v.oid = f.ftserver where f.ftrelid = c.oid))
from rel c where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    or c.relkind = 'c' and not exists (select from pg_type t where t.typrelid = c.oid and t.typtype <> 'c')
union all
select 'column', c.name || '.' || quote_ident(a.attname), c.name,
    concat_ws('; ',
        format_type(a.atttypid, a.atttypmod),
        case when a.attcollation <> t.typcollation then 'collate ' || a.attcollation::regcollation end,
        case when a.attnotnull then 'not null' end,
        case when exists (select from pg_constraint n where n.conrelid = c.oid and n.contype = 'n'
                          and n.conkey = array[a.attnum] and not n.convalidated) then 'not valid' end,
        pg_get_expr(d.adbin, d.adrelid), nullif(a.attidentity::text, ''), nullif(a.attgenerated::text, ''),
        case when a.attstorage <> t.typstorage then 'storage ' || a.attstorage::text end,
        'compression ' || nullif(a.attcompression::text, ''),
        'statistics ' || nullif(a.attstattarget, -1),
        (select string_agg(o, ', ' order by o) from unnest(a.attoptions) o),
        (select string_agg(o, ', ' order by o) from unnest(a.attfdwoptions) o),
        case when not a.attislocal then 'inherited' end,
        (select string_agg(x.grantee::regrole::text || ' ' || privilege_type || is_grantable, ', ' order by 1)
         from aclexplode(a.attacl) x))
from rel c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where c.relkind in ('r', 'p', 'f', 'c', 'v')
union all
select 'column order', c.name, c.name,
    (select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
from rel c where c.relkind in ('r', 'p', 'f')
union all
select 'index', c.name, x.indrelid::regclass::text,
    concat_ws('; ', pg_get_indexdef(x.indexrelid), c.reltablespace,
        case when not x.indisvalid then 'invalid' end, case when x.indisclustered then 'clustered' end,
        case when x.indisreplident then 'replica identity' end,
        (select 'part of ' || i.inhparent::regclass from pg_inherits i where i.inhrelid = x.indexrelid))
from pg_index x join rel c on c.oid = x.indexrelid
union all
select 'constraint', quote_ident(k.conname) || ' on ' || coalesce(nullif(k.conrelid, 0)::regclass::text, k.contypid::regtype::text),
    coalesce(nullif(k.conrelid, 0)::regclass::text, k.contypid::regtype::text),
    concat_ws('; ', pg_get_constraintdef(k.oid), case when not k.conislocal then 'inherited' end)
from pg_constraint k join ours on ours.oid = k.connamespace
where k.contype not in ('n', 't') and not (k.contype = 'f' and k.conparentid <> 0)
    and not exists (select from brought b where b.classid = 'pg_class'::regclass and b.objid = k.conrelid)
    and not exists (select from brought b where b.classid = 'pg_type'::regclass and b.objid = k.contypid)
union all
select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
    p.oid::regprocedure::text, null,
    concat_ws('; ', p.proowner::regrole,
        case when p.prokind = 'a'
        then (select concat_ws(' ', g.aggtransfn, g.aggfinalfn, g.aggcombinefn, g.aggsortop, g.aggtranstype::regtype,
                               g.agginitval, g.aggkind, g.aggmtransfn, g.aggmfinalfn) from pg_aggregate g where g.aggfnoid = p.oid)
        else regexp_replace(pg_get_functiondef(p.oid), '\s+', ' ', 'g') end,
        (select string_agg(a.grantee::regrole::text || ' ' || privilege_type || is_grantable, ', ' order by 1)
         from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a))
from pg_proc p join ours on ours.oid = p.pronamespace
where not exists (select from brought b where b.classid = 'pg_proc'::regclass and b.objid = p.oid)
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')
union all
select case t.typtype when 'd' then 'domain' else 'type' end, t.oid::regtype::text, null,
    concat_ws('; ', t.typtype, t.typowner::regrole,
        (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid),
        case when t.typtype = 'd' then concat_ws(' ', format_type(t.typbasetype, t.typtypmod), t.typdefault,
             case when t.typnotnull then 'not null' end, nullif(t.typcollation, 0)::regcollation) end,
        (select concat_ws(' ', r.rngsubtype::regtype, r.rngcollation::regcollation, r.rngcanonical, r.rngsubdiff)
         from pg_range r where r.rngtypid = t.oid),
        (select string_agg(a.grantee::regrole::text || ' ' || privilege_type || is_grantable, ', ' order by 1)
         from aclexplode(coalesce(t.typacl, acldefault('T', t.typowner))) a))
from pg_type t join ours on ours.oid = t.typnamespace
where t.typtype in ('e', 'd', 'r', 'b') and t.typelem = 0
    and not exists (select from brought b where b.classid = 'pg_type'::regclass and b.objid = t.oid)
union all
select 'trigger', quote_ident(t.tgname) || ' on ' || t.tgrelid::regclass, t.tgrelid::regclass::text,
    pg_get_triggerdef(t.oid) || '; ' || t.tgenabled::text
from pg_trigger t join rel c on c.oid = t.tgrelid where not t.tgisinternal and t.tgparentid = 0
union all
select 'rule', quote_ident(w.rulename) || ' on ' || w.ev_class::regclass, w.ev_class::regclass::text,
    pg_get_ruledef(w.oid) || '; ' || w.ev_enabled::text
from pg_rewrite w join rel c on c.oid = w.ev_class where w.rulename <> '_RETURN'
union all
select 'policy', quote_ident(p.polname) || ' on ' || p.polrelid::regclass, p.polrelid::regclass::text,
    concat_ws('; ', p.polcmd, p.polpermissive,
        (select string_agg(r::regrole::text, ', ' order by r::regrole::text) from unnest(p.polroles) r),
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
from pg_policy p join rel c on c.oid = p.polrelid
union all
select 'statistics', quote_ident(n.nspname) || '.' || quote_ident(s.stxname), s.stxrelid::regclass::text,
    concat_ws('; ', pg_get_statisticsobjdef(s.oid), nullif(s.stxstattarget, -1))
from pg_statistic_ext s join ours on ours.oid = s.stxnamespace join pg_namespace n on n.oid = s.stxnamespace
union all
select 'extension', e.extname, null, concat_ws('; ', e.extversion, e.extnamespace::regnamespace)
from pg_extension e where e.extname <> 'plpgsql'
union all
select 'default privileges', concat_ws(' ', d.defaclrole::regrole, nullif(d.defaclnamespace, 0)::regnamespace, d.defaclobjtype), null,
    (select string_agg(a.grantee::regrole::text || ' ' || privilege_type || is_grantable, ', ' order by 1) from aclexplode(d.defaclacl) a)
from pg_default_acl d
union all
select 'event trigger', evtname, null, concat_ws('; ', evtevent, evtfoid::regprocedure, evtenabled, evttags) from pg_event_trigger
union all
select 'database setting', 'database', null, array_to_string(setconfig, ', ')
from pg_db_role_setting where setdatabase = (select oid from pg_database where datname = current_database()) and setrole = 0
union all
select 'collation', c.oid::regcollation::text, null, (to_jsonb(c) - 'oid' - 'collnamespace' - 'collversion')::text
from pg_collation c join ours on ours.oid = c.collnamespace
union all
select o.type, o.identity, null, null from (
    select 'pg_operator'::regclass as class, oid from pg_operator
    union all select 'pg_opclass'::regclass, oid from pg_opclass
    union all select 'pg_opfamily'::regclass, oid from pg_opfamily
    union all select 'pg_cast'::regclass, oid from pg_cast
    union all select 'pg_conversion'::regclass, oid from pg_conversion
    union all select 'pg_ts_config'::regclass, oid from pg_ts_config
    union all select 'pg_ts_dict'::regclass, oid from pg_ts_dict
    union all select 'pg_publication'::regclass, oid from pg_publication
    union all select 'pg_publication_rel'::regclass, oid from pg_publication_rel
    union all select 'pg_foreign_server'::regclass, oid from pg_foreign_server
    union all select 'pg_foreign_data_wrapper'::regclass, oid from pg_foreign_data_wrapper
    union all select 'pg_language'::regclass, oid from pg_language
) x, pg_identify_object(x.class, x.oid, 0) o
where x.oid >= 16384 and not exists (select from brought b where b.classid = x.class and b.objid = x.oid)
union all
select 'comment', o.type || ' ' || o.identity, null, d.description
from pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) o
where (d.objoid >= 16384 or d.classoid = 'pg_namespace'::regclass and d.objoid = 'public'::regnamespace)
    and d.classoid <> 'pg_extension'::regclass
    and not exists (select from brought b where b.classid = d.classoid and b.objid = d.objoid)
order by 1, 2
