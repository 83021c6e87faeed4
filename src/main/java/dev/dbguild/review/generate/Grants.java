package dev.dbguild.review.generate;

import dev.dbguild.review.plan.Rows;
import dev.dbguild.review.plan.SchemaObject;
import dev.dbguild.review.plan.SchemaObjects;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/// The rights of others than the owner on tables, views and sequences.
final class Grants {
    private static final String SQL =
            """
            select concat_ws(E'\\x1f', c.oid::regclass,
                   case c.relkind when 'S' then 'sequence ' else '' end || c.oid::regclass,
                   case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
                   lower(string_agg(a.privilege_type, ', ' order by a.privilege_type)),
                   case when a.is_grantable then ' with grant option' else '' end)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
            where c.relkind in ('r', 'p', 'v', 'm', 'S') and a.grantee <> c.relowner and c.relpersistence <> 't' and %s
            group by c.oid, c.relkind, a.grantee, a.is_grantable order by 1
            """
                    .formatted(SchemaObjects.ours("c", "pg_class"));

    private Grants() {}

    static List<SchemaObject> of(Connection connection) {
        List<SchemaObject> all = new ArrayList<>();
        for (String row : Rows.texts(connection, SQL)) {
            String[] parts = row.split("\\x1f", -1);
            String to = parts[1] + " to " + parts[2] + parts[4];
            all.add(
                    new SchemaObject(
                            "grant",
                            to,
                            parts[0],
                            "grant " + parts[3] + " on " + to,
                            "revoke all on " + parts[1] + " from " + parts[2]));
        }
        return all;
    }
}
