package dev.dbguild.engine.postgres;

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
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Columns, constraints and indexes of all tables, by the table's oid.
final class TableParts {
    private static final String COLUMNS =
            """
            select a.attrelid::bigint as table_oid, a.attname, format_type(a.atttypid, a.atttypmod) as type,
                   not a.attnotnull as nullable, pg_get_expr(d.adbin, d.adrelid) as value,
                   case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
                   a.attgenerated <> '' as generated, col_description(a.attrelid, a.attnum) as comment
            from pg_attribute a
            join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v', 'm', 'f')
            join pg_namespace n on n.oid = c.relnamespace
                 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attnum > 0 and not a.attisdropped /* unlocked a.attrelid */
            order by a.attrelid, a.attnum
            """;
    private static final String CONSTRAINTS =
            """
            select k.conrelid::bigint as table_oid, k.conname, k.contype::text as type,
                   k.convalidated or not coalesce((to_jsonb(k) ->> 'conenforced')::bool, true) as convalidated,
                   k.condeferrable, pg_get_expr(k.conbin, k.conrelid) as expression,
                   rn.nspname || '.' || r.relname as referenced,
                   array(select a.attname::text from unnest(k.conkey) with ordinality u(attnum, place)
                         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum
                         order by u.place) as columns,
                   array(select a.attname::text from unnest(k.confkey) with ordinality u(attnum, place)
                         join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum
                         order by u.place) as referenced_columns,
                   k.confdeltype::text as on_delete, k.confupdtype::text as on_update
            from pg_constraint k
            join pg_namespace n on n.oid = k.connamespace
                 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            left join pg_class r on r.oid = k.confrelid
            left join pg_namespace rn on rn.oid = r.relnamespace
            where k.conrelid <> 0 and k.contype in ('p', 'u', 'f', 'c') /* unlocked k.conrelid */
            order by k.conrelid, k.conname
            """;
    private static final String INDEXES =
            "select "
                    + Indexes.COLUMNS
                    + Indexes.FROM
                    + "/* unlocked i.indrelid */ order by ic.relname";

    private final Map<Long, List<Part<Column>>> columns;
    private final Map<Long, List<Part<Constraint>>> constraints;
    private final Map<Long, List<Part<Index>>> indexes;

    private TableParts(
            List<Part<Column>> columns,
            List<Part<Constraint>> constraints,
            List<Part<Index>> indexes) {
        this.columns = byTable(columns);
        this.constraints = byTable(constraints);
        this.indexes = byTable(indexes);
    }

    private record Part<T>(long table, T part) {}

    private record Constraint(
            String name,
            String type,
            boolean valid,
            boolean deferrable,
            String expression,
            String referenced,
            List<String> columns,
            List<String> referencedColumns,
            String onDelete,
            String onUpdate) {}

    static TableParts read(Connection connection, UnaryOperator<String> form) throws SQLException {
        return new TableParts(
                OwnRows.all(connection, form.apply(COLUMNS), row -> part(row, column(row))),
                OwnRows.all(connection, form.apply(CONSTRAINTS), row -> part(row, constraint(row))),
                OwnRows.all(connection, form.apply(INDEXES), row -> part(row, Indexes.read(row))));
    }

    private static <T> Part<T> part(ResultSet row, T part) throws SQLException {
        return new Part<>(row.getLong("table_oid"), part);
    }

    private static <T> Map<Long, List<Part<T>>> byTable(List<Part<T>> parts) {
        return parts.stream().collect(Collectors.groupingBy(Part::table));
    }

    private static <T> List<T> of(Map<Long, List<Part<T>>> parts, long table) {
        return parts.getOrDefault(table, List.of()).stream().map(Part::part).toList();
    }

    List<Column> columns(long table) {
        return of(columns, table);
    }

    List<Index> indexes(long table) {
        return of(indexes, table);
    }

    List<UniqueKey> uniqueKeys(long table) {
        return of(constraints, table).stream()
                .filter(each -> each.type.equals("p") || each.type.equals("u"))
                .map(each -> new UniqueKey(each.name, each.columns, each.type.equals("p")))
                .toList();
    }

    List<Check> checks(long table) {
        return of(constraints, table).stream()
                .filter(each -> each.type.equals("c"))
                .map(each -> new Check(each.name, each.expression, each.valid))
                .toList();
    }

    List<ForeignKey> foreignKeys(long table) {
        return of(constraints, table).stream()
                .filter(each -> each.type.equals("f"))
                .map(TableParts::foreignKey)
                .toList();
    }

    private static ForeignKey foreignKey(Constraint constraint) {
        return new ForeignKey(
                constraint.name,
                constraint.columns,
                constraint.referenced,
                constraint.referencedColumns,
                action(constraint.onDelete),
                action(constraint.onUpdate),
                constraint.valid,
                constraint.deferrable);
    }

    private static String action(String code) {
        return switch (code) {
            case "r" -> "restrict";
            case "c" -> "cascade";
            case "n" -> "set null";
            case "d" -> "set default";
            default -> "no action";
        };
    }

    private static Column column(ResultSet row) throws SQLException {
        boolean generated = row.getBoolean("generated");
        String value = row.getString("value");
        return new Column(
                row.getString("attname"),
                row.getString("type"),
                row.getBoolean("nullable"),
                generated ? null : value,
                row.getString("identity"),
                generated ? value : null,
                row.getString("comment"));
    }

    private static Constraint constraint(ResultSet row) throws SQLException {
        return new Constraint(
                row.getString("conname"),
                row.getString("type"),
                row.getBoolean("convalidated"),
                row.getBoolean("condeferrable"),
                row.getString("expression"),
                row.getString("referenced"),
                Rows.texts(row, "columns"),
                Rows.texts(row, "referenced_columns"),
                row.getString("on_delete"),
                row.getString("on_update"));
    }
}
