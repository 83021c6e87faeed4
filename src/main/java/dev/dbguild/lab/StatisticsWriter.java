package dev.dbguild.lab;

import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.lab.Blueprint.ColumnStatistics;
import dev.dbguild.lab.Blueprint.Size;
import java.sql.Connection;
import java.util.List;

/// Writes sizes and statistics into a twin's catalogue, many at once.
final class StatisticsWriter {
    private static final int CHUNK = 4000;
    private static final String SIZES =
            """
            update pg_class c
            set relpages = g.pages, reltuples = g.tuples, relallvisible = g."allVisible",
                reloptions = case when c.relkind in ('r', 'm') and g.bytes > 0
                    then array(select o from unnest(c.reloptions) o where o not like 'autovacuum_enabled=%')
                         || text 'autovacuum_enabled=off'
                    else c.reloptions end
            from json_to_recordset(?::json) as g(schema text, name text, pages int, tuples real, "allVisible" int, bytes bigint)
            join pg_namespace n on n.nspname = g.schema
            where c.relnamespace = n.oid and c.relname = g.name
            """;
    private static final String COLUMNS =
            "insert into pg_statistic "
                    + StatisticRow.of(
                            """
                            select 0 as position, c.oid as relation_id, a.attnum, stored.type as wanted,
                                   a.attcollation as collation, g.values as data
                            from json_to_recordset(?::json) as g(schema text, relation text, "column" text, "values" json)
                            join pg_namespace n on n.nspname = g.schema
                            join pg_class c on c.relnamespace = n.oid and c.relname = g.relation
                            join pg_attribute a on a.attrelid = c.oid and a.attname = g.column and a.attnum > 0
                            left join pg_index x on x.indexrelid = c.oid
                            left join pg_opclass k on k.oid = x.indclass[a.attnum - 1] and k.opckeytype <> 0
                            left join pg_type i on i.oid = k.opcintype
                            cross join lateral (select case
                                when k.oid is null then a.atttypid
                                when i.typtype = 'p' then (select typarray from pg_type where oid = a.atttypid)
                                else i.oid end as type) as stored
                            """)
                    + "select %s from statistics".formatted(StatisticRow.COLUMNS);

    private final Connection administrator;
    private final List<String> differences;

    /// @param differences receives what could not be written
    StatisticsWriter(Connection administrator, List<String> differences) {
        this.administrator = administrator;
        this.differences = differences;
    }

    /// Of relations that the twin has. Tables keep them from now on: with autovacuum off, CREATE INDEX counts no rows.
    void writeSizes(List<Size> sizes) {
        Jdbc.update(administrator, SIZES, Json.text(sizes));
    }

    void writeColumns(List<ColumnStatistics> columns) {
        for (int from = 0; from < columns.size(); from += CHUNK) {
            List<ColumnStatistics> some =
                    columns.subList(from, Math.min(columns.size(), from + CHUNK));
            if (!written(some)) {
                some.stream().filter(column -> !written(List.of(column))).forEach(this::tell);
            }
        }
    }

    private boolean written(List<ColumnStatistics> columns) {
        Jdbc.run(administrator, "savepoint one");
        try {
            Jdbc.update(administrator, COLUMNS, Json.text(columns));
            return true;
        } catch (Problem unreadable) {
            Jdbc.run(administrator, "rollback to savepoint one");
            return false;
        } finally {
            Jdbc.run(administrator, "release savepoint one");
        }
    }

    private void tell(ColumnStatistics column) {
        differences.add(
                "statistics of %s.%s.%s could not be copied"
                        .formatted(column.schema(), column.relation(), column.column()));
    }
}
