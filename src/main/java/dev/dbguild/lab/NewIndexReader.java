package dev.dbguild.lab;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads all that is needed to size indexes just made on a twin, many at once.
final class NewIndexReader {
    /// An index that holds all columns of a unique one has no equal keys either.
    private static final String HEADINGS =
            """
            select c.oid, n.nspname, c.relname, format('%I.%I', tn.nspname, t.relname), am.amname,
                   greatest(t.reltuples, 0),
                   coalesce((select substr(o, 12)::int from unnest(c.reloptions) o where o like 'fillfactor=%'), 90),
                   exists (select from pg_index u where u.indrelid = x.indrelid and u.indisunique
                           and u.indpred is null and u.indexprs is null
                           and (string_to_array(u.indkey::text, ' '))[1:u.indnkeyatts]
                               <@ (string_to_array(x.indkey::text, ' '))[1:x.indnkeyatts]),
                   pg_relation_filepath(c.oid), pg_get_expr(x.indpred, x.indrelid)
            from pg_index x
            join pg_class c on c.oid = x.indexrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_am am on am.oid = c.relam
            join pg_class t on t.oid = x.indrelid
            join pg_namespace tn on tn.oid = t.relnamespace
            where x.indexrelid = any (?::oid[]) and c.relkind = 'i'
            order by c.oid
            """;

    private static final String COLUMNS =
            """
            select x.indexrelid, tn.nspname, t.relname, ta.attname,
                   coalesce(ta.attname::text, pg_get_indexdef(x.indexrelid, a.attnum, true)),
                   format_type(coalesce(ta.atttypid, a.atttypid), coalesce(ta.atttypmod, a.atttypmod)),
                   a.attnum <= x.indnkeyatts, a.attlen,
                   case a.attalign when 'd' then 8 when 'i' then 4 when 's' then 2 else 1 end
            from pg_index x
            join pg_attribute a on a.attrelid = x.indexrelid
            join pg_class t on t.oid = x.indrelid
            join pg_namespace tn on tn.oid = t.relnamespace
            left join pg_attribute ta on ta.attrelid = t.oid and ta.attnum > 0 and ta.attnum = x.indkey[a.attnum - 1]
            where x.indexrelid = any (?::oid[])
            order by x.indexrelid, a.attnum
            """;

    private final Connection connection;
    private final ColumnSamples samples;
    private final Map<String, Double> parts = new HashMap<>();

    NewIndexReader(Connection connection) {
        this.connection = connection;
        this.samples = new ColumnSamples(connection);
    }

    List<NewIndex> read(List<Long> oids) {
        String array = "{" + String.join(",", oids.stream().map(String::valueOf).toList()) + "}";
        Map<Long, List<IndexColumn>> columns = columns(array);
        return headings(array).stream()
                .map(heading ->
                        index(
                                heading,
                                Objects.requireNonNull(columns.get(heading.oid()), heading::name)))
                .toList();
    }

    private NewIndex index(NewIndex.Heading heading, List<IndexColumn> columns) {
        return new NewIndex(
                heading,
                heading.predicate() == null ? heading.rows() : part(heading),
                columns,
                columns.stream().map(column -> samples.of(column, heading.rows())).toList());
    }

    /// What the planner expects of the predicate.
    private double part(NewIndex.Heading heading) {
        String condition = " from only " + heading.table() + " where " + heading.predicate();
        return parts.computeIfAbsent(
                condition,
                _ -> {
                    String plan = Jdbc.texts(connection, "explain select" + condition).getFirst();
                    return Double.parseDouble(plan.replaceFirst("(?s).*rows=(\\d+).*", "$1"));
                });
    }

    private List<NewIndex.Heading> headings(String oids) {
        return Jdbc.all(
                connection,
                row ->
                        new NewIndex.Heading(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getDouble(6),
                                row.getInt(7),
                                row.getBoolean(8),
                                row.getString(9),
                                row.getString(10)),
                HEADINGS,
                oids);
    }

    private Map<Long, List<IndexColumn>> columns(String oids) {
        Map<Long, List<IndexColumn>> columns = new HashMap<>();
        Jdbc.all(
                connection,
                row ->
                        columns.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                                .add(
                                        new IndexColumn(
                                                row.getString(2),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getString(5),
                                                row.getString(6),
                                                row.getBoolean(7),
                                                row.getInt(8),
                                                row.getInt(9))),
                COLUMNS,
                oids);
        return columns;
    }
}
