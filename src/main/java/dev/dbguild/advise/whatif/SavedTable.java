package dev.dbguild.advise.whatif;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.lab.MadeTable;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table of a twin with all that hangs on it, as statements that make it again, and with its statistics.
///
/// @param written as it stands in SQL, with its schema
/// @param objects indexes, constraints, foreign keys of and to it, statistics and views, in the order to make them
record SavedTable(
        String schema,
        String name,
        String written,
        double rows,
        double pages,
        double visible,
        List<String> objects,
        List<ColumnFacts> columns) {
    private static final String FOUND =
            """
            select n.nspname, c.relname, format('%I.%I', n.nspname, c.relname), greatest(c.reltuples, 0),
                   pg_relation_size(c.oid) / 8192, greatest(c.relallvisible, 0), c.relkind, c.relispartition
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = to_regclass(?)
            """;

    /// The search path is empty meanwhile, so that every name comes out with its schema.
    private static final String OBJECTS =
            """
            with t as (select to_regclass(?) as oid),
            v as (with recursive up as (
                      select r.ev_class as oid, 1 as level from pg_depend d join pg_rewrite r on r.oid = d.objid
                      where d.refobjid = (select oid from t) and d.classid = 'pg_rewrite'::regclass and r.ev_class <> d.refobjid
                      union
                      select r.ev_class, up.level + 1 from up join pg_depend d on d.refobjid = up.oid
                      join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass and r.ev_class <> up.oid)
                  select oid, max(level) as level from up group by oid)
            select sql from (
                select 1 as kind, k.oid as place, format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname,
                                                         pg_get_constraintdef(k.oid)) as sql
                from pg_constraint k where k.conrelid = (select oid from t) and k.contype in ('p', 'u', 'x')
                union all
                select 2, x.indexrelid, pg_get_indexdef(x.indexrelid) from pg_index x
                where x.indrelid = (select oid from t)
                  and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
                union all
                select 3, k.oid, format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname,
                                        pg_get_constraintdef(k.oid))
                from pg_constraint k where k.contype = 'f' and k.conparentid = 0 and (select oid from t) in (k.conrelid, k.confrelid)
                union all
                select 4, s.oid, pg_get_statisticsobjdef(s.oid) from pg_statistic_ext s where s.stxrelid = (select oid from t)
                union all
                select 4 + v.level, v.oid, format('create view %s as %s', v.oid::regclass, pg_get_viewdef(v.oid)) from v) as objects
            order by kind, place
            """;

    SavedTable {
        objects = List.copyOf(objects);
        columns = List.copyOf(columns);
    }

    /// What the statistics say of a column, each as text by the view's name.
    ///
    /// @param type as it stands in SQL
    record ColumnFacts(String name, String type, Map<String, @Nullable String> values) {
        @Nullable String value(String key) {
            return values.get(key);
        }

        double number(String key) {
            String value = values.get(key);
            return value == null ? 0 : Double.parseDouble(value);
        }
    }

    /// @throws Problem [Code#BAD_ARGUMENT] when there is no such table, or when it is partitioned or a partition
    static SavedTable read(Session session, Name table) {
        List<List<@Nullable String>> found = session.rows(FOUND, table.text());
        if (found.isEmpty()) {
            throw bad(table, "there is no table '" + table.text() + "'", "name one that is there");
        }
        List<String> row = found.getFirst().stream().map(Objects::requireNonNull).toList();
        if (!row.get(6).equals("r") || row.get(7).equals("t")) {
            throw bad(
                    table,
                    "'" + table.text() + "' is partitioned, a partition, or no table",
                    "ask about a plain table");
        }
        return new SavedTable(
                row.get(0),
                row.get(1),
                row.get(2),
                Double.parseDouble(row.get(3)),
                Double.parseDouble(row.get(4)),
                Double.parseDouble(row.get(5)),
                session.undone(() -> objects(session, row.get(2))),
                ColumnStatistics.of(session, row.get(2)));
    }

    private static List<String> objects(Session session, String written) {
        session.run("set local search_path = pg_catalog");
        return session.texts(OBJECTS, written);
    }

    private static Problem bad(Name table, String what, String cure) {
        return new Problem(Code.BAD_ARGUMENT, what, cure).with("table", table.text());
    }

    /// @throws Problem [Code#BAD_ARGUMENT] when it has no such column
    ColumnFacts column(Name column) {
        return columns.stream()
                .filter(each -> each.name().equals(column.last()))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                        Code.BAD_ARGUMENT,
                                        "'%s' has no column '%s'".formatted(name, column.text()),
                                        "it has "
                                                + columns.stream()
                                                        .map(ColumnFacts::name)
                                                        .collect(Collectors.joining(", ")))
                                .with("column", column.text()));
    }

    /// What the planner is to know of it, or of a part of it, in another form.
    ///
    /// @param own pages; -1 for a partitioned table
    MadeTable made(String as, double of, double own, List<ColumnFacts> known) {
        return new MadeTable(
                schema,
                as,
                of,
                (long) own,
                (long) Math.max(0, pages == 0 ? 0 : own * visible / pages),
                known.stream()
                        .filter(ColumnStatistics::isKnown)
                        .map(column -> ColumnStatistics.made(column, own < 0))
                        .toList());
    }
}
