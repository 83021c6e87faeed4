package dev.dbguild.engine.mysql;

import dev.dbguild.engine.OwnRows;
import dev.dbguild.schema.Check;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.UniqueKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Columns, keys, checks and indexes of all tables, by `database.table`.
final class TableParts {
    private static final String COLUMNS =
            """
            select concat(c.table_schema, '.', c.table_name) as of_table, c.column_name as name,
                   c.column_type as type, c.is_nullable as nullable, c.column_default as value, c.extra as extra,
                   c.generation_expression as expression, c.column_comment as comment, c.data_type as base
            from information_schema.columns c where\
            """
                    + ReadSchema.ours("c.table_schema")
                    + " order by c.table_schema, c.table_name, c.ordinal_position";
    private static final String FOREIGN_KEYS =
            """
            select concat(k.table_schema, '.', k.table_name) as of_table, k.constraint_name as name,
                   max(concat(k.referenced_table_schema, '.', k.referenced_table_name)) as referenced,
                   group_concat(k.column_name order by k.ordinal_position separator '\\n') as columns,
                   group_concat(k.referenced_column_name order by k.ordinal_position separator '\\n')
                       as referenced_columns,
                   max(r.delete_rule) as on_delete, max(r.update_rule) as on_update
            from information_schema.key_column_usage k
            join information_schema.referential_constraints r
              on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name
             and r.table_name = k.table_name
            where k.referenced_table_name is not null and\
            """
                    + ReadSchema.ours("k.table_schema")
                    + " group by k.table_schema, k.table_name, k.constraint_name order by 1, 2";
    private static final String CHECKS_OF_MARIADB =
            """
            select concat(k.constraint_schema, '.', k.table_name) as of_table, k.constraint_name as name,
                   k.check_clause as clause
            from information_schema.check_constraints k where\
            """
                    + ReadSchema.ours("k.constraint_schema")
                    + " order by 1, 2";
    private static final String CHECKS_OF_MYSQL =
            """
            select concat(t.table_schema, '.', t.table_name) as of_table, k.constraint_name as name,
                   k.check_clause as clause
            from information_schema.check_constraints k
            join information_schema.table_constraints t
              on t.constraint_schema = k.constraint_schema and t.constraint_name = k.constraint_name
             and t.constraint_type = 'CHECK' where\
            """
                    + ReadSchema.ours("t.table_schema")
                    + " order by 1, 2";

    private final Map<String, List<Part<Column>>> columns;
    private final Map<String, List<Part<ForeignKey>>> foreignKeys;
    private final Map<String, List<Part<Check>>> checks;
    private final Map<String, List<Index>> indexes;

    private TableParts(
            List<Part<Column>> columns,
            List<Part<ForeignKey>> foreignKeys,
            List<Part<Check>> checks,
            List<Index> indexes) {
        this.columns = byTable(columns);
        this.foreignKeys = byTable(foreignKeys);
        this.checks = byTable(checks);
        this.indexes =
                indexes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        index -> index.namespace() + "." + index.table()));
    }

    private record Part<T>(String table, T part) {}

    static TableParts read(Connection connection, Dialect dialect) throws SQLException {
        return new TableParts(
                OwnRows.all(connection, COLUMNS, row -> part(row, column(row, dialect))),
                OwnRows.all(connection, FOREIGN_KEYS, row -> part(row, foreignKey(row))),
                checks(connection, dialect),
                Indexes.read(connection, dialect));
    }

    private static List<Part<Check>> checks(Connection connection, Dialect dialect)
            throws SQLException {
        return dialect.since(100_222, 80_016)
                ? OwnRows.all(
                        connection,
                        dialect.mariaDb() ? CHECKS_OF_MARIADB : CHECKS_OF_MYSQL,
                        row -> part(row, check(row)))
                : List.of();
    }

    private static <T> Part<T> part(ResultSet row, T part) throws SQLException {
        return new Part<>(row.getString("of_table"), part);
    }

    private static <T> Map<String, List<Part<T>>> byTable(List<Part<T>> parts) {
        return parts.stream().collect(Collectors.groupingBy(Part::table));
    }

    private static <T> List<T> of(Map<String, List<Part<T>>> parts, String table) {
        return parts.getOrDefault(table, List.of()).stream().map(Part::part).toList();
    }

    List<Column> columns(String table) {
        return of(columns, table);
    }

    List<Index> indexes(String table) {
        return indexes.getOrDefault(table, List.of());
    }

    List<UniqueKey> uniqueKeys(String table) {
        return indexes(table).stream()
                .filter(Index::unique)
                .map(index -> new UniqueKey(index.name(), index.keyTexts(), index.primary()))
                .toList();
    }

    List<Check> checks(String table) {
        return of(checks, table);
    }

    List<ForeignKey> foreignKeys(String table) {
        return of(foreignKeys, table);
    }

    private static Column column(ResultSet row, Dialect dialect) throws SQLException {
        String extra = row.getString("extra").toLowerCase(Locale.ROOT);
        String expression = row.getString("expression");
        String comment = row.getString("comment");
        return new Column(
                row.getString("name"),
                row.getString("type"),
                row.getString("nullable").equals("YES"),
                defaultValue(row, extra, dialect),
                extra.contains("auto_increment") ? "by default" : null,
                expression == null || expression.isEmpty() ? null : expression,
                comment == null || comment.isEmpty() ? null : comment);
    }

    /// MariaDB gives the expression, MySQL the bare text of a constant.
    private static @Nullable String defaultValue(ResultSet row, String extra, Dialect dialect)
            throws SQLException {
        String value = row.getString("value");
        if (value == null || dialect.mariaDb() && value.equals("NULL")) {
            return null;
        }
        boolean constant =
                !dialect.mariaDb()
                        && !extra.contains("default_generated")
                        && !value.toUpperCase(Locale.ROOT).startsWith("CURRENT_TIMESTAMP")
                        && !value.matches("-?[0-9.]+|b'.*'|0x.*");
        return constant ? "'" + value.replace("'", "''") + "'" : value;
    }

    private static ForeignKey foreignKey(ResultSet row) throws SQLException {
        return new ForeignKey(
                row.getString("name"),
                Rows.names(row, "columns"),
                row.getString("referenced"),
                Rows.names(row, "referenced_columns"),
                row.getString("on_delete").toLowerCase(Locale.ROOT),
                row.getString("on_update").toLowerCase(Locale.ROOT),
                true,
                false);
    }

    private static Check check(ResultSet row) throws SQLException {
        return new Check(row.getString("name"), row.getString("clause"), true);
    }
}
