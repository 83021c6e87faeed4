package dev.dbguild.lab;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An index just made on a twin, with what is needed to tell how large a real one would be.
///
/// @param tuples of its table
/// @param distinct different keys, were the columns independent
/// @param predicate of a partial index
record NewIndex(
        String schema,
        String name,
        String table,
        String method,
        double tuples,
        double distinct,
        int keyWidth,
        int fillFactor,
        @Nullable String predicate) {
    private static final String SQL =
            """
            select n.nspname, c.relname, x.indrelid::regclass::text, am.amname, greatest(t.reltuples, 0),
                   exp(least(600, sum(ln(greatest(1, coalesce(
                       case when s.n_distinct < 0 then -s.n_distinct * greatest(t.reltuples, 1)
                            else s.n_distinct end,
                       least(200, greatest(t.reltuples, 1)))))) filter (where a.attnum <= x.indnkeyatts))),
                   ceil(sum(case when a.attlen > 0 then a.attlen else coalesce(s.avg_width + 0.75, 16) end)),
                   coalesce((select substr(o, 12)::int from unnest(c.reloptions) o where o like 'fillfactor=%'), 90),
                   pg_get_expr(x.indpred, x.indrelid)
            from pg_index x
            join pg_class c on c.oid = x.indexrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_am am on am.oid = c.relam
            join pg_class t on t.oid = x.indrelid
            join pg_namespace tn on tn.oid = t.relnamespace
            join pg_attribute a on a.attrelid = c.oid
            left join pg_attribute ta on ta.attrelid = t.oid and ta.attnum > 0 and ta.attnum = x.indkey[a.attnum - 1]
            left join lateral (select n_distinct, avg_width from pg_stats
                               where schemaname = tn.nspname and tablename = t.relname and attname = ta.attname
                               order by inherited limit 1) s on true
            where x.indexrelid = to_regclass(?)
            group by n.nspname, c.relname, x.indrelid, am.amname, t.reltuples, c.reloptions, x.indpred
            """;

    /// @throws Problem [Code#BAD_ARGUMENT] when there is no such index
    static NewIndex of(Connection connection, String index) {
        List<NewIndex> found =
                Jdbc.all(
                        connection,
                        row ->
                                new NewIndex(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getDouble(5),
                                        row.getDouble(6),
                                        row.getInt(7),
                                        row.getInt(8),
                                        row.getString(9)),
                        SQL,
                        index);
        if (found.isEmpty()) {
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "the twin has no index '" + index + "'",
                            "create it on the twin first")
                    .with("index", index);
        }
        NewIndex whole = found.getFirst();
        return whole.predicate() == null ? whole : whole.withTuples(whole.rowsOfPart(connection));
    }

    private NewIndex withTuples(double part) {
        return new NewIndex(
                schema,
                name,
                table,
                method,
                part,
                Math.min(distinct, part),
                keyWidth,
                fillFactor,
                predicate);
    }

    /// What the planner expects of the predicate.
    private double rowsOfPart(Connection connection) {
        String plan =
                Jdbc.texts(connection, "explain select from " + table + " where " + predicate)
                        .getFirst();
        return Double.parseDouble(plan.replaceFirst("(?s).*rows=(\\d+).*", "$1"));
    }

    String qualified() {
        return Jdbc.quoted(schema) + "." + Jdbc.quoted(name);
    }

    Blueprint.Size asSize(long pages) {
        return new Blueprint.Size(
                schema,
                name,
                method,
                0,
                (float) tuples,
                0,
                pages * BtreeFile.PAGE,
                keyWidth,
                false);
    }

    /// @param files asked whether a b-tree merges equal keys
    long pages(RelationFiles files) {
        double keys = tuples <= 0 ? 0 : distinct * -Math.expm1(-tuples / distinct);
        return switch (method) {
            case "btree" ->
                    new BtreeSize(
                                    tuples,
                                    Math.max(1, keys),
                                    keyWidth,
                                    fillFactor,
                                    files.deduplicates(qualified()))
                            .pages();
            case "brin" -> 3 + (long) (tuples * (keyWidth + 8) / 128 / BtreeFile.PAGE / 100);
            case "hash" -> 2 + (long) (tuples * 20 / 0.75 / BtreeFile.PAGE);
            case "gin" -> 2 + (long) ((tuples * 4 + keys * (keyWidth + 16)) / 0.9 / BtreeFile.PAGE);
            default -> 2 + (long) (tuples * (keyWidth + 16) / 0.7 / BtreeFile.PAGE);
        };
    }
}
