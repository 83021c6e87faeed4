package dev.dbguild.engine.postgres;

import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexKey;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns that describe one index, and how they become a record.
final class Indexes {
    /// To be followed by further columns; `i` is `pg_index`, `ic` the index's and `t` the table's `pg_class`.
    static final String COLUMNS =
            """
            n.nspname as index_schema, ic.relname as index_name, t.oid::bigint as table_oid, t.relname as table_name,
            am.amname as method, i.indisunique, i.indisprimary, i.indisvalid and i.indisready as valid,
            exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) as owned,
            pg_get_expr(i.indpred, i.indrelid) as predicate, pg_get_indexdef(i.indexrelid) as definition,
            coalesce(case when ic.relkind = 'I' then (select sum(pg_relation_size(p.relid))::bigint from pg_partition_tree(i.indexrelid) p)
                          else pg_relation_size(i.indexrelid) end, 0) as index_bytes, i.indnkeyatts,
            array(select coalesce(a.attname::text, pg_get_indexdef(i.indexrelid, p::int, true))
                  from generate_series(1, i.indnatts) p
                  left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[p - 1] and a.attnum > 0
                  order by p) as key_texts,
            array(select i.indkey[p - 1] = 0 from generate_series(1, i.indnatts) p order by p) as key_expressions,
            array(select i.indoption[p - 1]::int from generate_series(1, i.indnkeyatts) p order by p) as key_options,
            array(select case when o.opcdefault then null else o.opcname::text end
                  from generate_series(1, i.indnkeyatts) p
                  join pg_opclass o on o.oid = i.indclass[p - 1] order by p) as key_classes,
            array(select c.collname::text
                  from generate_series(1, i.indnkeyatts) p
                  left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[p - 1]
                  left join pg_collation c on c.oid = i.indcollation[p - 1]
                       and c.oid is distinct from a.attcollation
                  order by p) as key_collations
            """;

    static final String FROM =
            """
            from pg_index i
            join pg_class ic on ic.oid = i.indexrelid
            join pg_class t on t.oid = i.indrelid
            join pg_namespace n on n.oid = t.relnamespace
            join pg_am am on am.oid = ic.relam
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
                              and d.objid = t.oid and d.deptype = 'e')
            """;

    private Indexes() {}

    static Index read(ResultSet row) throws SQLException {
        @Nullable String[] texts = array(row, "key_texts");
        int keys = row.getInt("indnkeyatts");
        return new Index(
                row.getString("index_schema"),
                row.getString("index_name"),
                row.getString("table_name"),
                row.getString("method"),
                keys(row, texts, keys),
                List.of(texts).subList(keys, texts.length),
                row.getBoolean("indisunique"),
                row.getBoolean("indisprimary"),
                row.getBoolean("owned"),
                row.getBoolean("valid"),
                row.getString("predicate"),
                row.getString("definition"),
                row.getLong("index_bytes"));
    }

    private static List<IndexKey> keys(ResultSet row, @Nullable String[] texts, int count)
            throws SQLException {
        Boolean[] expressions = arrayOf(row, "key_expressions");
        Integer[] options = arrayOf(row, "key_options");
        @Nullable String[] classes = array(row, "key_classes");
        @Nullable String[] collations = array(row, "key_collations");
        List<IndexKey> keys = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            boolean descending = (options[k] & 1) != 0;
            boolean nullsFirst = (options[k] & 2) != 0;
            keys.add(
                    new IndexKey(
                            String.valueOf(texts[k]),
                            expressions[k],
                            descending,
                            nullsFirst,
                            classes[k],
                            collations[k]));
        }
        return keys;
    }

    private static @Nullable String[] array(ResultSet row, String column) throws SQLException {
        return arrayOf(row, column);
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] arrayOf(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return (T[]) array.getArray();
    }
}
