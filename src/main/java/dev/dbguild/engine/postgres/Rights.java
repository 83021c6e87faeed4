package dev.dbguild.engine.postgres;

import dev.dbguild.engine.OwnRows;
import dev.dbguild.schema.Grant;
import dev.dbguild.schema.Policy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Policies and given-away rights of all tables, by the table's oid.
final class Rights {
    private static final String POLICIES =
            """
            select p.polrelid::bigint as table_oid, p.polname, p.polpermissive,
                   case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE'
                                 when 'd' then 'DELETE' else 'ALL' end as command,
                   array(select case r.role when 0 then 'public' else pg_get_userbyid(r.role)::text end
                         from unnest(p.polroles) as r(role)) as roles,
                   pg_get_expr(p.polqual, p.polrelid) as using_condition,
                   pg_get_expr(p.polwithcheck, p.polrelid) as check_condition
            from pg_policy p
            where true /* unlocked p.polrelid */
            order by p.polrelid, p.polname
            """;
    private static final String GRANTS =
            """
            select c.oid::bigint as table_oid,
                   case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee)::text end as grantee,
                   array_agg(a.privilege_type::text order by a.privilege_type) as privileges
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
                 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            cross join lateral aclexplode(c.relacl) a
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and a.grantee <> c.relowner
            group by c.oid, a.grantee
            order by c.oid, 2
            """;

    private final Map<Long, List<Part<Policy>>> policies;
    private final Map<Long, List<Part<Grant>>> grants;

    private Rights(List<Part<Policy>> policies, List<Part<Grant>> grants) {
        this.policies = policies.stream().collect(Collectors.groupingBy(Part::table));
        this.grants = grants.stream().collect(Collectors.groupingBy(Part::table));
    }

    private record Part<T>(long table, T part) {}

    static Rights read(Connection connection, UnaryOperator<String> form) throws SQLException {
        return new Rights(
                OwnRows.all(connection, form.apply(POLICIES), row -> part(row, policy(row))),
                OwnRows.all(connection, GRANTS, row -> part(row, grant(row))));
    }

    private static <T> Part<T> part(ResultSet row, T part) throws SQLException {
        return new Part<>(row.getLong("table_oid"), part);
    }

    private static Policy policy(ResultSet row) throws SQLException {
        return new Policy(
                row.getString("polname"),
                row.getBoolean("polpermissive"),
                row.getString("command"),
                Rows.texts(row, "roles"),
                row.getString("using_condition"),
                row.getString("check_condition"));
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(row.getString("grantee"), Rows.texts(row, "privileges"));
    }

    List<Policy> policies(long table) {
        return of(policies, table);
    }

    List<Grant> grants(long table) {
        return of(grants, table);
    }

    private static <T> List<T> of(Map<Long, List<Part<T>>> parts, long table) {
        return parts.getOrDefault(table, List.of()).stream().map(Part::part).toList();
    }
}
