package dev.dbguild.engine.postgres;

import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.schema.Access;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import dev.dbguild.schema.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads the catalogue in a dozen statements and puts the tables together.
final class ReadSchema implements ReadsSchema {
    private static final String TABLES =
            """
            select c.oid::bigint as oid, n.nspname, c.relname, c.relkind::text as kind, c.relispartition,
                   (select pn.nspname || '.' || p.relname from pg_inherits i
                    join pg_class p on p.oid = i.inhparent
                    join pg_namespace pn on pn.oid = p.relnamespace
                    where i.inhrelid = c.oid and c.relispartition) as partition_of,
                   case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partition_key,
                   case when c.relkind = 'v' then -1 else c.reltuples::bigint end as row_estimate,
                   case when c.relkind in ('r', 'm') then coalesce(pg_total_relation_size(c.oid), 0) else 0 end as bytes,
                   obj_description(c.oid, 'pg_class') as comment, c.relpersistence = 'u' as unlogged,
                   c.relrowsecurity, c.relforcerowsecurity,
                   case when c.relkind in ('v', 'm') /* nothing locked */ then pg_get_viewdef(c.oid) end as query,
                   exists (select from pg_options_to_table(c.reloptions) o where o.option_name = 'security_invoker'
                           and lower(o.option_value) in ('true', 'on', 'yes', '1')) as invoker
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'f')
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
                              and d.objid = c.oid and d.deptype = 'e')
              /* unlocked c.oid */
            order by n.nspname, c.relname
            """;

    private final Sessions sessions;

    ReadSchema(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Schema read(Target target) {
        return sessions.read(target, connection -> read(connection, UnaryOperator.identity()));
    }

    @Override
    public Schema readUnlocked(Target target) {
        return sessions.read(target, connection -> read(connection, Unlocked::only));
    }

    private static Schema read(Connection connection, UnaryOperator<String> form)
            throws SQLException {
        TableParts parts = TableParts.read(connection, form);
        Rights rights = Rights.read(connection, form);
        List<Table> tables =
                OwnRows.all(connection, form.apply(TABLES), row -> table(row, parts, rights));
        return new Schema(
                connection.getCatalog(),
                connection.getMetaData().getDatabaseProductVersion().split(" ", 2)[0],
                tables,
                ReadSequences.read(connection),
                Objects.routines(connection),
                Objects.enums(connection),
                Objects.domains(connection));
    }

    private static Table table(ResultSet row, TableParts parts, Rights rights) throws SQLException {
        long oid = row.getLong("oid");
        return new Table(
                row.getString("nspname"),
                row.getString("relname"),
                kind(row.getString("kind"), row.getBoolean("relispartition")),
                row.getString("partition_of"),
                row.getString("partition_key"),
                row.getLong("row_estimate"),
                row.getLong("bytes"),
                row.getString("comment"),
                parts.columns(oid),
                parts.uniqueKeys(oid),
                parts.foreignKeys(oid),
                parts.checks(oid),
                parts.indexes(oid),
                row.getBoolean("unlogged"),
                false,
                view(row),
                new Access(
                        row.getBoolean("relrowsecurity"),
                        row.getBoolean("relforcerowsecurity"),
                        rights.policies(oid),
                        rights.grants(oid)));
    }

    private static @Nullable View view(ResultSet row) throws SQLException {
        String query = row.getString("query");
        return query == null ? null : new View(query, row.getBoolean("invoker"));
    }

    private static TableKind kind(String relkind, boolean partition) {
        return switch (relkind) {
            case "p" -> TableKind.PARTITIONED;
            case "v" -> TableKind.VIEW;
            case "m" -> TableKind.MATERIALIZED_VIEW;
            case "f" -> TableKind.FOREIGN;
            default -> partition ? TableKind.PARTITION : TableKind.TABLE;
        };
    }
}
