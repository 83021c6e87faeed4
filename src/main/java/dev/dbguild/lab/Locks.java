package dev.dbguild.lab;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The locks on relations and types that a session holds, or waits for, at one moment.
record Locks(List<Lock> all) {
    /// PostgreSQL's modes, strongest first.
    private static final List<String> STRENGTH =
            List.of(
                    "ACCESS EXCLUSIVE",
                    "EXCLUSIVE",
                    "SHARE ROW EXCLUSIVE",
                    "SHARE",
                    "SHARE UPDATE EXCLUSIVE",
                    "ROW EXCLUSIVE",
                    "ROW SHARE",
                    "ACCESS SHARE");

    private static final String SQL =
            """
            select case locktype when 'relation' then relation::bigint else -objid::bigint end, mode
            from pg_locks
            where (locktype = 'relation' or locktype = 'object' and classid = 'pg_type'::regclass)
              and pid = ?
              and database = (select oid from pg_database where datname = current_database())
            """;

    /// @param relation its oid; that of a type is negative
    record Lock(long relation, String mode) {}

    static Locks of(Connection connection, int pid) {
        return new Locks(
                Jdbc.all(
                        connection,
                        row -> new Lock(row.getLong(1), inWords(row.getString(2))),
                        SQL,
                        pid));
    }

    static Locks none() {
        return new Locks(List.of());
    }

    /// `AccessExclusiveLock` as `ACCESS EXCLUSIVE`.
    private static String inWords(String mode) {
        return mode.replaceAll("Lock$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toUpperCase(java.util.Locale.ROOT);
    }

    Locks without(Locks others) {
        List<Lock> rest = new ArrayList<>(all);
        rest.removeAll(others.all);
        return new Locks(rest);
    }

    Locks with(Locks others) {
        List<Lock> both = new ArrayList<>(all);
        both.addAll(others.all);
        return new Locks(both.stream().distinct().toList());
    }

    /// With names, strongest first. A relation is named as it was before the statement, which may have renamed or
    /// dropped it; relations of the system are left out.
    ///
    /// @param start what was there when the transaction began
    List<HeldLock> named(Relations start, Relations before, Relations after) {
        List<HeldLock> held = new ArrayList<>();
        for (Lock lock : all) {
            Relations.Relation relation = before.byOid().get(lock.relation());
            relation = relation == null ? after.byOid().get(lock.relation()) : relation;
            if (relation != null) {
                held.add(
                        new HeldLock(
                                relation.name(),
                                relation.kindInWords(),
                                lock.mode(),
                                !start.byOid().containsKey(lock.relation())));
            }
        }
        held.sort(
                Comparator.comparing((HeldLock lock) -> STRENGTH.indexOf(lock.mode()))
                        .thenComparing(HeldLock::relation));
        return held;
    }
}
