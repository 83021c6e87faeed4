package dev.dbguild.engine.postgres;

/// Leaves tables out, or only their sizes, that another session holds or waits for all to itself: what shows sizes and
/// definitions would wait behind it.
final class Unlocked {
    /// Such tables of this database, those of such indexes included.
    private static final String SHUT =
            """
            select coalesce(x.indrelid, l.relation)
            from pg_locks l left join pg_index x on x.indexrelid = l.relation
            where l.mode = 'AccessExclusiveLock' and l.relation is not null and l.pid <> pg_backend_pid()
              and l.database = (select d.oid from pg_database d where d.datname = current_database())\
            """;

    /// To be joined: one row with the array `relations`.
    static final String ROW = "(select array(" + SHUT + ") as relations) shut";

    private Unlocked() {}

    /// The statement with each mark, the word `unlocked` and an oid in a comment, become a condition.
    static String only(String sql) {
        return sql.replaceAll("/\\* unlocked (\\S+) \\*/", "and $1 not in (" + SHUT + ")")
                .replace("/* nothing locked */", "and not exists (" + SHUT + ")");
    }
}
