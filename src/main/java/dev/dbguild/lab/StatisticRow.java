package dev.dbguild.lab;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How a row of `pg_stats` becomes one of `pg_statistic`, in SQL.
///
/// Releases before 18 have no functions that restore statistics, so the rows are written as ANALYZE would write them
/// (`analyze.c`, `array_typanalyze.c`, `rangetypes_typanalyze.c`). Values of domains are read as what they are based on,
/// and those of composite types are left out: reading them would run the checks of domains, which are other people's
/// code, with the rights of the administrator.
final class StatisticRow {
    /// What the row's SQL needs, in the schema `dbguild_lab`.
    static final String NEEDS =
            """
            create function dbguild_lab.plain(wanted oid) returns oid language plpgsql stable as $$
            declare
                kind record;
                range jsonb;
            begin
                select t.typtype, t.typbasetype, e.oid as element into kind
                from pg_catalog.pg_type t
                left join pg_catalog.pg_type e on e.oid = t.typelem and e.typarray = t.oid
                where t.oid = wanted;
                if kind.typtype = 'd' then
                    return dbguild_lab.plain(kind.typbasetype);
                elsif kind.typtype = 'c' then
                    return null;
                elsif kind.element is not null then
                    return (select typarray from pg_catalog.pg_type where oid = dbguild_lab.plain(kind.element));
                elsif kind.typtype in ('r', 'm') then
                    select to_jsonb(r) into range from pg_catalog.pg_range r
                    where r.rngtypid = wanted or to_jsonb(r) ->> 'rngmultitypid' = wanted::text;
                    return case when dbguild_lab.plain((range ->> 'rngsubtype')::oid) = (range ->> 'rngsubtype')::oid
                                then wanted end;
                end if;
                return wanted;
            end
            $$;
            create table dbguild_lab.operators as
                select i.oid as type, i.typname as name, i.typispreferred as preferred,
                       max(o.amopopr) filter (where m.amname = 'btree' and o.amopstrategy = 1) as less,
                       coalesce(max(o.amopopr) filter (where m.amname = 'btree' and o.amopstrategy = 3),
                                max(o.amopopr) filter (where m.amname = 'hash' and o.amopstrategy = 1)) as equal
                from pg_catalog.pg_opclass k
                join pg_catalog.pg_am m on m.oid = k.opcmethod and m.amname in ('btree', 'hash')
                join pg_catalog.pg_type i on i.oid = k.opcintype
                join pg_catalog.pg_amop o on o.amopfamily = k.opcfamily and o.amoplefttype = k.opcintype
                     and o.amoprighttype = k.opcintype
                where k.opcdefault
                group by i.oid, i.typname, i.typispreferred;
            """;

    /// The columns of `pg_statistic`, in their order.
    static final String COLUMNS =
            "starelid, staattnum, stainherit, stanullfrac, stawidth, stadistinct, "
                    + Stream.of("stakind", "staop", "stacoll", "stanumbers", "stavalues")
                            .flatMap(name -> IntStream.rangeClosed(1, 5).mapToObj(i -> name + i))
                            .collect(Collectors.joining(", "));

    /// As `GetDefaultOpClass` chooses: the type's own, else that of a type that is stored alike.
    private static final String USUAL =
            """
            (select o.less, o.equal from dbguild_lab.operators o join pg_type y on y.oid = p.%s
             where o.type = y.oid
                or exists (select from pg_cast c where c.castsource = y.oid and c.casttarget = o.type
                           and c.castmethod = 'b' and c.castcontext = 'i')
                or o.name = case when exists (select from pg_type e where e.oid = y.typelem and e.typarray = y.oid)
                                 then 'anyarray'
                                 when y.typtype = 'e' then 'anyenum'
                                 when y.typtype = 'r' then 'anyrange'
                                 when y.typtype = 'm' then 'anymultirange' end
             order by o.type = y.oid desc, o.preferred desc limit 1)\
            """;

    private static final String ROW =
            """
            types as materialized (
                select p.wanted, p.typ, p.element, own.less, own.equal, of_element.equal as element_equal,
                       coalesce((select r.rngtypid from pg_range r
                                 where to_jsonb(r) ->> 'rngmultitypid' = p.typ::text), p.typ) as range
                from (select d.wanted, d.typ,
                             case when d.typ = 'tsvector'::regtype then 'text'::regtype::oid else e.oid end as element
                      from (select wanted, dbguild_lab.plain(wanted) as typ
                            from (select distinct wanted from located offset 0) as each offset 0) as d
                      left join pg_type t on t.oid = d.typ
                      left join pg_type e on e.oid = t.typelem and e.typarray = t.oid
                      offset 0) as p
                left join lateral %1$s as own on true
                left join lateral %2$s as of_element on true
            ),
            statistics(position, %3$s) as (
                select l.position,
                       l.relation_id, l.attnum, coalesce(v.inherited, false),
                       coalesce(v.null_frac, 0), coalesce(v.avg_width, 0), coalesce(v.n_distinct, 0),
                       case when common is null then 0 else 1 end::int2,
                       case when histogram is null then 0 else 2 end::int2,
                       case when v.correlation is null or t.less is null then 0 else 3 end::int2,
                       case when elements is not null then 4 when lengths is not null then 6 else 0 end::int2,
                       case when v.elem_count_histogram is not null then 5 when bounds is not null then 7 else 0 end::int2,
                       case when common is null then 0 else t.equal end::oid,
                       case when histogram is null then 0 else t.less end::oid,
                       case when v.correlation is null then 0 else coalesce(t.less, 0) end::oid,
                       case when elements is not null then t.element_equal
                            when lengths is not null then '<(float8,float8)'::regoperator::oid else 0 end::oid,
                       case when v.elem_count_histogram is not null then coalesce(t.element_equal, 0) else 0 end::oid,
                       case when common is null then 0 else l.collation end::oid,
                       case when histogram is null then 0 else l.collation end::oid,
                       case when v.correlation is null or t.less is null then 0 else l.collation end::oid,
                       case when elements is null then 0 when t.typ = 'tsvector'::regtype then 100 else l.collation end::oid,
                       case when v.elem_count_histogram is null then 0 else l.collation end::oid,
                       case when common is null then null else v.most_common_freqs end,
                       null::real[],
                       case when t.less is null or v.correlation is null then null else array[v.correlation] end,
                       case when elements is not null then v.most_common_elem_freqs
                            when lengths is not null then array[v.range_empty_frac] end,
                       v.elem_count_histogram,
                       common, histogram, null::anyarray, coalesce(elements, lengths), bounds
                from located l
                join types t on t.wanted = l.wanted
                cross join lateral json_to_record(l.data) as v(
                    inherited boolean, null_frac real, avg_width int, n_distinct real, most_common_vals text,
                    most_common_freqs real[], histogram_bounds text, correlation real, most_common_elems text,
                    most_common_elem_freqs real[], elem_count_histogram real[], range_length_histogram text,
                    range_empty_frac real, range_bounds_histogram text, least text, greatest text)
                cross join lateral (select v.histogram_bounds::text[] as known) as h
                cross join lateral (
                    select array_in(case when t.equal is not null and v.most_common_freqs is not null
                                         then v.most_common_vals::cstring end, t.typ, -1) as common,
                           array_in((case when t.less is null then null when v.least is null then v.histogram_bounds
                                          else array_append(array_prepend(v.least, h.known[2:cardinality(h.known) - 1]),
                                                            v.greatest)::text end)::cstring, t.typ, -1) as histogram,
                           array_in(case when t.element_equal is not null then v.most_common_elems::cstring end,
                                    t.element, -1) as elements,
                           array_in(v.range_length_histogram::cstring, 'float8'::regtype, -1) as lengths,
                           array_in(case when t.typ is not null then v.range_bounds_histogram::cstring end,
                                    t.range, -1) as bounds
                    offset 0 -- else each array would be made as often as it is named
                ) as arrays
            )
            """;

    private StatisticRow() {}

    /// A common table expression `statistics`: a column `position`, then those of `pg_statistic`.
    ///
    /// @param located a query for position, relation_id, attnum, wanted (a type), collation, data (JSON with the names
    ///     of [StatisticsReader#COLUMNS])
    static String of(String located) {
        return "with located as materialized ("
                + located
                + "),\n"
                + ROW.formatted(USUAL.formatted("typ"), USUAL.formatted("element"), COLUMNS);
    }
}
