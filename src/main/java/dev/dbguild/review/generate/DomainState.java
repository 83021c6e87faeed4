package dev.dbguild.review.generate;

import dev.dbguild.review.plan.Rows;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parts of a domain that change by themselves.
///
/// @param value of the default, empty when there is none
/// @param checks definitions by name, as statements write them
record DomainState(String value, boolean notNull, Map<String, String> checks) {
    private static final String CHECKS =
            " from pg_constraint where contype = 'c' and contypid = ?::regtype order by conname";

    static DomainState of(Connection connection, String id) {
        String type = " from pg_type where oid = ?::regtype";
        List<String> names = Rows.texts(connection, "select quote_ident(conname)" + CHECKS, id);
        List<String> texts =
                Rows.texts(connection, "select pg_get_constraintdef(oid)" + CHECKS, id);
        Map<String, String> checks = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            checks.put(names.get(i), texts.get(i));
        }
        return new DomainState(
                Rows.texts(connection, "select typdefault" + type, id).getFirst(),
                Rows.texts(connection, "select typnotnull" + type, id).getFirst().equals("t"),
                checks);
    }
}
