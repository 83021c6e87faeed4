package dev.dbguild.engine.mysql;

import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.schema.Access;
import dev.dbguild.schema.Routine;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import dev.dbguild.schema.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads `information_schema`, of the database in the target's URL, or of all that people made when it names none. A
/// database is what PostgreSQL calls a schema, so it is the namespace of its tables.
final class ReadSchema implements ReadsSchema {
    private static final String TABLES =
            """
            select t.table_schema as namespace, t.table_name as name, t.table_type as kind,
                   coalesce(t.table_rows, -1) as row_estimate,
                   coalesce(t.data_length + t.index_length, 0) as bytes, t.table_comment as comment,
                   (select max(concat(p.partition_method, ' (', p.partition_expression, ')'))
                    from information_schema.partitions p
                    where p.table_schema = t.table_schema and p.table_name = t.table_name
                      and t.create_options like '%partitioned%') as partition_key,
                   v.view_definition as query, v.security_type as security
            from information_schema.tables t
            left join information_schema.views v
              on v.table_schema = t.table_schema and v.table_name = t.table_name
            where t.table_type in ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED') and\
            """
                    + ours("t.table_schema")
                    + " order by 1, 2";
    private static final String ROUTINES =
            """
            select r.routine_schema as namespace, r.routine_name as name, r.routine_type as kind,
                   r.data_type as type, r.security_type as security, r.routine_definition as body,
                   (select group_concat(p.dtd_identifier order by p.ordinal_position separator ', ')
                    from information_schema.parameters p
                    where p.specific_schema = r.routine_schema and p.specific_name = r.specific_name
                      and p.ordinal_position > 0) as arguments
            from information_schema.routines r where\
            """
                    + ours("r.routine_schema")
                    + " order by 1, 2";

    private final Sessions sessions;

    ReadSchema(Sessions sessions) {
        this.sessions = sessions;
    }

    /// The condition that leaves the server's own databases out.
    static String ours(String column) {
        return " "
                + column
                + " = coalesce(database(), "
                + column
                + ") and "
                + column
                + " not in ('mysql', 'information_schema', 'performance_schema', 'sys')";
    }

    @Override
    public Schema read(Target target) {
        Dialect dialect = sessions.dialect(target);
        return sessions.read(target, connection -> read(connection, dialect));
    }

    private static Schema read(Connection connection, Dialect dialect) throws SQLException {
        TableParts parts = TableParts.read(connection, dialect);
        return new Schema(
                Objects.requireNonNullElse(connection.getCatalog(), ""),
                dialect.version(),
                OwnRows.all(connection, TABLES, row -> table(row, parts)),
                List.of(),
                OwnRows.all(connection, ROUTINES, ReadSchema::routine),
                List.of(),
                List.of());
    }

    private static Table table(ResultSet row, TableParts parts) throws SQLException {
        String namespace = row.getString("namespace");
        String name = row.getString("name");
        String key = namespace + "." + name;
        String partitionKey = row.getString("partition_key");
        View view = view(row);
        return new Table(
                namespace,
                name,
                view != null
                        ? TableKind.VIEW
                        : partitionKey == null ? TableKind.TABLE : TableKind.PARTITIONED,
                null,
                partitionKey,
                row.getLong("row_estimate"),
                row.getLong("bytes"),
                view == null ? comment(row) : null,
                parts.columns(key),
                parts.uniqueKeys(key),
                parts.foreignKeys(key),
                parts.checks(key),
                parts.indexes(key),
                false,
                false,
                view,
                Access.OWN);
    }

    private static @Nullable String comment(ResultSet row) throws SQLException {
        String comment = row.getString("comment");
        return comment == null || comment.isEmpty() ? null : comment;
    }

    private static @Nullable View view(ResultSet row) throws SQLException {
        if (!"VIEW".equals(row.getString("kind"))) {
            return null;
        }
        return new View(
                Objects.requireNonNullElse(row.getString("query"), ""),
                "INVOKER".equals(row.getString("security")));
    }

    private static Routine routine(ResultSet row) throws SQLException {
        boolean procedure = "PROCEDURE".equals(row.getString("kind"));
        return new Routine(
                row.getString("namespace"),
                row.getString("name"),
                Objects.requireNonNullElse(row.getString("arguments"), ""),
                procedure,
                "sql",
                procedure ? "" : Objects.requireNonNullElse(row.getString("type"), ""),
                "DEFINER".equals(row.getString("security")),
                false,
                false,
                Objects.requireNonNullElse(row.getString("body"), ""));
    }
}
