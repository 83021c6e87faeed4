package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObjects;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/// The parts of a column that change by themselves.
///
/// @param table as a statement writes it
/// @param name as a statement writes it
/// @param type with its length and collation
/// @param value of the default or generated column, empty when there is none
/// @param generated `s` stored, `v` virtual, empty for an ordinary column
/// @param identity `a` always, `d` by default, empty for none
record ColumnState(
        String table,
        String name,
        String type,
        String value,
        String generated,
        String identity,
        boolean notNull) {
    private static final String SQL =
            """
            select format('%%s.%%I', c.oid::regclass, a.attname), c.oid::regclass::text, quote_ident(a.attname),
                   format_type(a.atttypid, a.atttypmod)
                   || case when a.attcollation <> t.typcollation and a.attcollation <> 0
                      then ' collate ' || a.attcollation::regcollation else '' end,
                   coalesce(pg_get_expr(d.adbin, d.adrelid), ''), a.attgenerated::text, a.attidentity::text, a.attnotnull
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_type t on t.oid = a.atttypid
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and c.relpersistence <> 't' and %s
            order by c.oid, a.attnum
            """
                    .formatted(SchemaObjects.ours("c", "pg_class"));

    boolean isGenerated() {
        return !generated.isEmpty();
    }

    /// `alter table … alter column …` up to what is altered.
    String alter() {
        return "alter table " + table + " alter column " + name + " ";
    }

    /// By the key of the schema object.
    static Map<String, ColumnState> all(Connection connection) {
        Map<String, ColumnState> all = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SQL)) {
            while (row.next()) {
                all.put("column " + row.getString(1), of(row));
            }
        } catch (SQLException e) {
            throw dev.dbguild.review.plan.Rows.failed(e);
        }
        return all;
    }

    private static ColumnState of(ResultSet row) throws SQLException {
        return new ColumnState(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8));
    }
}
