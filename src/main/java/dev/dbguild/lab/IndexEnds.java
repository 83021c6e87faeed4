package dev.dbguild.lab;

import dev.dbguild.Problem;
import dev.dbguild.lab.Blueprint.ColumnStatistics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The least and the greatest value of each column that begins an index.
///
/// Where a condition lies beyond what a histogram knows, the planner looks these two up in the index
/// (`get_actual_variable_range`). A twin's indexes are empty, so it has to be told them. Each is one descent of a b-tree.
record IndexEnds(Map<List<String>, Map<String, String>> byColumn) {
    private static final int CHUNK = 50;
    private static final int SECONDS = 5;

    /// Only indexes that such a search surely uses: another would read the table. Where an index was never scanned that
    /// could go for that, the search would count as its first scan and make it look used, unless counting can be stopped.
    private static final String COLUMNS =
            """
            select distinct n.nspname, t.relname, a.attname
            from pg_index x
            join pg_class i on i.oid = x.indexrelid
            join pg_am m on m.oid = i.relam and m.amname = 'btree'
            join pg_class t on t.oid = x.indrelid
            join pg_namespace n on n.oid = t.relnamespace
            join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
            join pg_opclass k on k.oid = x.indclass[0]
            where x.indisvalid and x.indpred is null and k.opcdefault and x.indcollation[0] = a.attcollation
              and t.relkind in ('r', 'm') and t.relpersistence <> 't' and not t.relrowsecurity
              and has_column_privilege(t.oid, a.attnum, 'select')
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and (? or not exists (select from pg_index o where o.indrelid = x.indrelid and o.indkey[0] = x.indkey[0]
                              and not o.indisunique and pg_stat_get_numscans(o.indexrelid) = 0))
            """;

    static IndexEnds read(Connection connection, List<ColumnStatistics> columns) {
        Map<List<String>, Map<String, String>> ends = new HashMap<>();
        List<List<String>> indexed =
                Jdbc.all(
                        connection,
                        row -> List.of(row.getString(1), row.getString(2), row.getString(3)),
                        COLUMNS,
                        isUncounted(connection));
        indexed.retainAll(
                columns.stream()
                        .filter(column -> column.values().containsKey("histogram_bounds"))
                        .map(IndexEnds::key)
                        .collect(Collectors.toSet()));
        Jdbc.run(
                connection,
                "set local enable_seqscan = off; set local enable_bitmapscan = off;"
                        + " set local jit = off; set local max_parallel_workers_per_gather = 0;"
                        + " set local statement_timeout = '%ds'".formatted(SECONDS));
        for (int from = 0; from < indexed.size(); from += CHUNK) {
            List<List<String>> some = indexed.subList(from, Math.min(indexed.size(), from + CHUNK));
            readSome(connection, some, ends);
        }
        return new IndexEnds(ends);
    }

    /// Stops counting for this transaction, which only some roles may.
    private static boolean isUncounted(Connection connection) {
        Jdbc.run(connection, "savepoint counting");
        try {
            Jdbc.run(connection, "set local track_counts = off", "release savepoint counting");
            return true;
        } catch (Problem refused) {
            Jdbc.run(connection, "rollback to savepoint counting");
            return false;
        }
    }

    /// Ends that cannot be had (a time-out, a lock) are done without.
    private static void readSome(
            Connection connection,
            List<List<String>> some,
            Map<List<String>, Map<String, String>> ends) {
        String all =
                IntStream.range(0, some.size())
                        .mapToObj(i -> ends(i, some.get(i)))
                        .collect(Collectors.joining(" union all "));
        Jdbc.run(connection, "savepoint ends");
        try {
            for (List<String> end : Jdbc.all(connection, IndexEnds::both, all)) {
                if (end.size() > 1) {
                    ends.put(
                            some.get(Integer.parseInt(end.getFirst())),
                            Map.of("least", end.get(1), "greatest", end.get(2)));
                }
            }
        } catch (Problem unreadable) {
            Jdbc.run(connection, "rollback to savepoint ends");
        }
        Jdbc.run(connection, "release savepoint ends");
    }

    /// Of an empty table only its number.
    private static List<String> both(ResultSet row) throws SQLException {
        String least = row.getString(2);
        return least == null
                ? List.of(row.getString(1))
                : List.of(row.getString(1), least, row.getString(3));
    }

    private static String ends(int i, List<String> column) {
        return "select /* dbguild */ %d, %s, %s".formatted(i, end(column, ""), end(column, "desc"));
    }

    /// Sorted by the column, which has to be said with its table: by itself its name would mean the text put out.
    private static String end(List<String> column, String order) {
        return "(select t.%3$s::text from only %1$s.%2$s t where t.%3$s is not null order by t.%3$s %4$s limit 1)"
                .formatted(
                        Jdbc.quoted(column.get(0)),
                        Jdbc.quoted(column.get(1)),
                        Jdbc.quoted(column.get(2)),
                        order);
    }

    private static List<String> key(ColumnStatistics column) {
        return List.of(column.schema(), column.relation(), column.column());
    }

    /// Of a column's own rows: with its children's together it has no index.
    Map<String, String> of(ColumnStatistics column) {
        boolean own = !"true".equals(column.values().get("inherited"));
        return own ? byColumn.getOrDefault(key(column), Map.of()) : Map.of();
    }
}
