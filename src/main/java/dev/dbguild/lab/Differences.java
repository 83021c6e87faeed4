package dev.dbguild.lab;

import java.sql.Connection;
import java.util.List;

/// What of a target is known beforehand not to be copied, as sentences.
final class Differences {
    private static final String USER =
            "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'"
                    + " and not exists (select from pg_depend x where x.objid = c.oid and x.deptype = 'e'"
                    + " and x.classid = 'pg_class'::regclass)";
    private static final String ALL =
            """
            select format('foreign table %%s is not copied: queries that use it cannot be planned', c.oid::regclass)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'f' and %1$s
            union all
            select format('row security of %%s is not copied: its policies add conditions to queries', c.oid::regclass)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where relrowsecurity and %1$s
            union all
            select format('the inner statistics of GIN index %%s cannot be copied: its own cost is an estimate',
                          c.oid::regclass)
            from pg_class c join pg_am a on a.oid = c.relam join pg_namespace n on n.oid = c.relnamespace
            where a.amname = 'gin' and c.relkind = 'i' and %1$s
            union all
            select format('%%s was never analyzed', c.oid::regclass)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'm') and c.relpersistence <> 't' and %1$s
              and (c.reltuples < 0 or c.reltuples = 0 and c.relpages = 0
                   and current_setting('server_version_num')::int < 140000)
            union all
            select format('the statistics of %%s cannot be read by role %%I', c.oid::regclass, current_user)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'm', 'p') and c.relpersistence <> 't' and c.reltuples > 0 and %1$s
              and not has_any_column_privilege(c.oid, 'select')
            union all
            select format('how the ranges of %%s.%%I are spread cannot be read before PostgreSQL 17', c.oid::regclass, a.attname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 join pg_type t on t.oid = a.atttypid
            where c.relkind in ('r', 'm') and c.reltuples > 0 and t.typtype in ('r', 'm') and %1$s
              and current_setting('server_version_num')::int < 170000
            union all
            select format('%%s keeps its rows by access method %%s, which the lab has not', c.oid::regclass, a.amname)
            from pg_class c join pg_am a on a.oid = c.relam join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'm') and a.amname <> 'heap' and %1$s
            union all
            select format('tablespace %%I has costs of its own (%%s), which are not copied', t.spcname,
                          array_to_string(t.spcoptions, ', '))
            from pg_tablespace t where t.spcoptions is not null
            union all
            select format('role %%I plans with settings of its own: %%s', r.rolname,
                          (select string_agg(o, ', ' order by o) from unnest(s.setconfig) o where %2$s))
            from pg_db_role_setting s join pg_roles r on r.oid = s.setrole
            where (s.setdatabase = 0 or s.setdatabase = (select oid from pg_database where datname = current_database()))
              and r.rolname <> current_user and exists (select from unnest(s.setconfig) o where %2$s)
            union all
            select format('blocks of the target have %%s bytes, not 8192: all page counts differ', setting)
            from pg_settings where name = 'block_size' and setting <> '8192'
            union all
            select format('function %%s is written in %%s and not copied', p.oid::regprocedure, l.lanname)
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
            where l.lanname not in ('sql', 'plpgsql') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and p.prokind <> 'a'
              and not exists (select from pg_depend x where x.objid = p.oid and x.deptype in ('e', 'i')
                              and x.classid = 'pg_proc'::regclass)
            union all
            select format('operator class %%I.%%I is not copied', n.nspname, k.opcname)
            from pg_opclass k join pg_namespace n on n.oid = k.opcnamespace
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and not exists (select from pg_depend x where x.objid = k.oid and x.deptype = 'e'
                              and x.classid = 'pg_opclass'::regclass)
            """;

    /// Settings that a plan depends on, in the form `name=value`.
    private static final String PLANNING =
            "split_part(o, '=', 1) in (select name from pg_settings where category like 'Query Tuning%')"
                    + " or o ~ '^(work_mem|hash_mem_multiplier|search_path|max_parallel_workers_per_gather)='";

    private Differences() {}

    static List<String> read(Connection connection) {
        return Jdbc.texts(connection, ALL.formatted(USER, "(" + PLANNING + ")"));
    }

    /// What planning on another release means.
    static List<String> ofReleases(int target, int twin) {
        return target == twin
                ? List.of()
                : List.of(
                        "the target is PostgreSQL %d, the twin %d: %s"
                                .formatted(
                                        target,
                                        twin,
                                        target < twin
                                                ? "a newer planner may choose otherwise"
                                                : "an older planner may choose otherwise"));
    }

    /// What a blueprint without values means.
    static List<String> ofValues(Blueprint blueprint) {
        long columns = blueprint.withheld();
        return columns == 0
                ? List.of()
                : List.of(
                        "common values and histograms of %d columns are left out: conditions on constants and joins are estimated without them"
                                .formatted(columns));
    }
}
