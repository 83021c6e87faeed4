package dev.dbguild.review.plan;

import java.util.List;

/// What in the database hangs on a column besides its own indexes and constraints.
final class Dependents {
    private static final String OF_COLUMN =
            """
            select distinct %s from pg_depend d join pg_attribute a
              on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            %s
            where d.refclassid = 'pg_class'::regclass and d.refobjid = ?::bigint::oid and a.attname = ? and %s order by 1
            """;

    private Dependents() {}

    /// Triggers that name the column: UPDATE OF, or their WHEN.
    static List<String> triggersOn(Before before, TableFacts table, String column) {
        return ask(
                before,
                table,
                column,
                "g.tgname",
                "join pg_trigger g on d.classid = 'pg_trigger'::regclass and g.oid = d.objid",
                "not g.tgisinternal");
    }

    /// Views and materialised views that read the column.
    static List<String> viewsOn(Before before, TableFacts table, String column) {
        return ask(
                before,
                table,
                column,
                "r.ev_class::regclass::text",
                "join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid",
                "r.ev_class <> d.refobjid");
    }

    static List<String> policiesOn(Before before, TableFacts table, String column) {
        return ask(
                before,
                table,
                column,
                "p.polname",
                "join pg_policy p on d.classid = 'pg_policy'::regclass and p.oid = d.objid",
                "true");
    }

    /// Generated columns that are computed from the column.
    static List<String> generatedFrom(Before before, TableFacts table, String column) {
        return ask(
                before,
                table,
                column,
                "g.attname",
                "join pg_attribute g on g.attrelid = d.refobjid and g.attnum = d.objsubid and d.classid = 'pg_class'::regclass",
                "d.objid = d.refobjid and g.attgenerated <> ''");
    }

    static List<String> statisticsOn(Before before, TableFacts table, String column) {
        return ask(
                before,
                table,
                column,
                "s.stxname",
                "join pg_statistic_ext s on d.classid = 'pg_statistic_ext'::regclass and s.oid = d.objid",
                "true");
    }

    private static List<String> ask(
            Before before, TableFacts table, String column, String... parts) {
        return before.texts(OF_COLUMN.formatted((Object[]) parts), table.oid(), column);
    }

    /// Refuses to go on where something hangs on the column that a plan cannot carry over.
    static void mustBeNone(String what, List<String> found, Before.Spot spot, String cure) {
        if (!found.isEmpty()) {
            throw Stopped.because(
                    what
                            + " '"
                            + String.join("', '", found)
                            + "' uses '"
                            + spot.table().sql()
                            + "."
                            + spot.column().name()
                            + "', which stops this plan",
                    cure);
        }
    }
}
