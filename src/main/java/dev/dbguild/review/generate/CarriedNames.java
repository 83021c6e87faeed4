package dev.dbguild.review.generate;

import dev.dbguild.review.plan.Rows;
import dev.dbguild.review.plan.SchemaObjects;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Constraints, indexes and owned sequences that are the same on both sides except for their names, as they are
/// after a table was renamed: they hold no meaning of their own, so that another name is all they need.
final class CarriedNames {
    private static final String OURS = SchemaObjects.ours("c", "pg_class");

    /// What it is, its name, and the statement that gives it another, up to the name.
    private static final String SEQUENCES =
            """
            select distinct on (1) format('%%s.%%I', d.refobjid::regclass, a.attname), c.relname,
                   format('alter sequence %%s rename to ', c.oid::regclass)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_depend d on d.objid = c.oid and d.deptype in ('a', 'i') and d.classid = 'pg_class'::regclass
                 and d.refclassid = 'pg_class'::regclass
            join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where c.relkind = 'S' and %s order by 1, c.oid
            """
                    .formatted(OURS);

    private static final String CONSTRAINTS =
            """
            select min(format('%%s %%s', c.oid::regclass, pg_get_constraintdef(k.oid))), min(k.conname),
                   min(format('alter table %%s rename constraint %%I to ', c.oid::regclass, k.conname))
            from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            where k.contype in ('p', 'u', 'x', 'c', 'f') and k.conparentid = 0 and k.coninhcount = 0 and %s
            group by c.oid, pg_get_constraintdef(k.oid) having count(*) = 1
            """
                    .formatted(OURS);

    private static final String INDEXES =
            """
            select min(substring(pg_get_indexdef(c.oid) from ' ON .*') || x.indisunique), min(c.relname),
                   min(format('alter index %%s rename to ', c.oid::regclass))
            from pg_index x join pg_class c on c.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace
            where x.indisvalid and not exists (select from pg_constraint k where k.conindid = c.oid)
              and not exists (select from pg_inherits i where i.inhrelid = c.oid) and %s
            group by x.indrelid, substring(pg_get_indexdef(c.oid) from ' ON .*') || x.indisunique having count(*) = 1
            """
                    .formatted(OURS);

    private CarriedNames() {}

    /// @return the statements, which ran on the old schema
    static List<String> apply(Connection was, Connection is) {
        List<String> all = new ArrayList<>();
        for (String query : List.of(SEQUENCES, CONSTRAINTS, INDEXES)) {
            all.addAll(apply(query, was, is));
        }
        return all;
    }

    private static List<String> apply(String query, Connection was, Connection is) {
        Map<String, String> wanted = names(query, is, "2");
        Map<String, String> there = names(query, was, "2");
        Map<String, String> how = names(query, was, "3");
        List<String> all = new ArrayList<>();
        there.forEach((what, name) -> {
            String other = wanted.getOrDefault(what, name);
            boolean free = !there.containsValue(other) && !wanted.containsValue(name);
            if (free && !other.equals(name)) {
                all.add(how.get(what) + dev.dbguild.sql.Name.written(other));
            }
        });
        return all.stream().filter(sql -> runs(was, sql)).toList();
    }

    /// A name that another object has is left alone; the object is made anew then.
    private static boolean runs(Connection was, String sql) {
        Rows.run(was, "savepoint carried");
        boolean runs = Rows.refusal(was, sql).isEmpty();
        Rows.run(was, (runs ? "release" : "rollback to") + " savepoint carried");
        return runs;
    }

    private static Map<String, String> names(String query, Connection connection, String column) {
        String rows = "(" + query + ") q(what, \"2\", \"3\")";
        List<String> keys = Rows.texts(connection, "select what from " + rows + " order by what");
        List<String> values =
                Rows.texts(connection, "select \"" + column + "\" from " + rows + " order by what");
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            all.put(keys.get(i), values.get(i));
        }
        return all;
    }
}
