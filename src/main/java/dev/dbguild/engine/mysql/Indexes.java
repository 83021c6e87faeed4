package dev.dbguild.engine.mysql;

import dev.dbguild.engine.OwnRows;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Indexes with their keys in order.
final class Indexes {
    private static final String SQL =
            """
            select s.table_schema as namespace, s.table_name as of_table, s.index_name as name,
                   s.non_unique as non_unique, s.column_name as part, s.collation as direction,
                   s.sub_part as prefix, s.index_type as method, %s as expression
            from information_schema.statistics s where\
            """
                    + ReadSchema.ours("s.table_schema")
                    + " order by s.table_schema, s.table_name, s.index_name, s.seq_in_index";

    private Indexes() {}

    private record Line(
            String namespace,
            String table,
            String name,
            boolean unique,
            String method,
            IndexKey key) {
        String id() {
            return namespace + "." + table + "." + name;
        }
    }

    static List<Index> read(Connection connection, Dialect dialect) throws SQLException {
        boolean expressions = !dialect.mariaDb() && dialect.number() >= 80_013;
        String sql = SQL.formatted(expressions ? "s.expression" : "null");
        Map<String, List<Line>> byIndex = new LinkedHashMap<>();
        for (Line line : OwnRows.all(connection, sql, Indexes::line)) {
            byIndex.computeIfAbsent(line.id(), id -> new ArrayList<>()).add(line);
        }
        return byIndex.values().stream().map(Indexes::index).toList();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("namespace"),
                row.getString("of_table"),
                row.getString("name"),
                !row.getBoolean("non_unique"),
                row.getString("method").toLowerCase(Locale.ROOT),
                key(row));
    }

    /// A key on the first characters of a column is an expression: it does not hold the whole value.
    private static IndexKey key(ResultSet row) throws SQLException {
        String expression = row.getString("expression");
        String prefix = row.getString("prefix");
        String column = row.getString("part");
        String text =
                expression != null
                        ? "(" + expression + ")"
                        : prefix == null ? column : column + "(" + prefix + ")";
        return new IndexKey(
                text,
                expression != null || prefix != null,
                "D".equals(row.getString("direction")),
                false,
                null,
                null);
    }

    private static Index index(List<Line> lines) {
        Line first = lines.getFirst();
        boolean primary = first.name().equals("PRIMARY");
        return new Index(
                first.namespace(),
                first.name(),
                first.table(),
                first.method(),
                lines.stream().map(Line::key).toList(),
                List.of(),
                first.unique(),
                primary,
                primary || first.unique(),
                true,
                null,
                definition(lines),
                0);
    }

    private static String definition(List<Line> lines) {
        Line first = lines.getFirst();
        String keys =
                lines.stream()
                        .map(line -> line.key().text() + (line.key().descending() ? " desc" : ""))
                        .collect(Collectors.joining(", ", " (", ")"));
        String table = first.namespace() + "." + first.table();
        if (first.name().equals("PRIMARY")) {
            return "alter table " + table + " add primary key" + keys;
        }
        String kind =
                switch (first.method()) {
                    case "fulltext", "spatial" -> first.method() + " ";
                    default -> first.unique() ? "unique " : "";
                };
        return "create " + kind + "index " + first.name() + " on " + table + keys;
    }
}
