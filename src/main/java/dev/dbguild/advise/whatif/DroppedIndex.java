package dev.dbguild.advise.whatif;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.List;
import java.util.Optional;

/// An index that somebody thinks of dropping, and what hangs on it.
///
/// @param constraint the statement that drops the constraint it serves; empty when it serves none
/// @param referencing foreign keys that need it
record DroppedIndex(
        String name, long bytes, Optional<String> constraint, List<String> referencing) {
    private static final String KNOWN =
            "select x.indexrelid::regclass::text from pg_index x where x.indexrelid = to_regclass(?)";
    private static final String BYTES =
            """
            select coalesce(sum(pg_relation_size(t.relid)), pg_relation_size(to_regclass(?)))
            from pg_partition_tree(to_regclass(?)) t
            """;
    private static final String CONSTRAINT =
            """
            select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname)
            from pg_constraint where conindid = to_regclass(?) and contype in ('p', 'u', 'x')
            """;
    private static final String REFERENCING =
            """
            select format('%I of %s', conname, conrelid::regclass) from pg_constraint
            where conindid = to_regclass(?) and contype = 'f' and conparentid = 0 order by 1
            """;
    private static final String OTHERS =
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('i', 'I') and not c.relispartition
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by c.relname limit 200
            """;

    DroppedIndex {
        referencing = List.copyOf(referencing);
    }

    /// @throws Problem [Code#BAD_ARGUMENT] when there is no such index
    static DroppedIndex of(Session session, Change.DropIndex drop) {
        String asked = drop.index().text();
        String name = session.text(KNOWN, asked).orElseThrow(() -> unknown(session, asked));
        long bytes = Long.parseLong(session.text(BYTES, asked, asked).orElse("0"));
        return new DroppedIndex(
                name, bytes, session.text(CONSTRAINT, asked), session.texts(REFERENCING, asked));
    }

    void drop(Session session) {
        session.run(constraint.orElse("drop index " + name));
    }

    private static Problem unknown(Session session, String asked) {
        List<String> there = session.texts(OTHERS);
        return new Problem(
                        Code.BAD_ARGUMENT,
                        "there is no index '" + asked + "'",
                        there.isEmpty()
                                ? "there is no index at all"
                                : "name one of: " + String.join(", ", there))
                .with("index", asked);
    }
}
