package dev.dbguild.lab;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads a blueprint in one read-only transaction.
final class BlueprintReader {
    private static final String SORTS_BY_BYTES =
            """
            select coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') = 'b'
                   or (coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') = 'c' and datcollate in ('C', 'POSIX'))
            from pg_database d where datname = current_database()
            """;
    private static final String DIFFERENCES =
            """
            select format('foreign table %s is not copied', c.oid::regclass) from pg_class c where relkind = 'f'
            union all
            select format('row security of %s is not copied: its policies add conditions to queries', c.oid::regclass)
            from pg_class c where relrowsecurity
            union all
            select format('the contents of extended statistics %I.%I cannot be copied: estimates that use them differ',
                          n.nspname, stxname)
            from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace
            union all
            select format('the inner statistics of GIN index %s cannot be copied: its own cost is an estimate',
                          c.oid::regclass)
            from pg_class c join pg_am a on a.oid = c.relam join pg_namespace n on n.oid = c.relnamespace
            where a.amname = 'gin' and c.relkind = 'i' and n.nspname !~ '^pg_'
            union all
            select format('%s was never analyzed', c.oid::regclass)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and c.reltuples < 0 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            """;
    private static final int OWN_MAJOR = 18;

    private BlueprintReader() {}

    /// @param connection in a read-only transaction, whose search path changes
    static Blueprint read(Connection connection) {
        Map<String, String> settings = StatisticsReader.settings(connection);
        settings.put("search_path", Jdbc.texts(connection, "show search_path").getFirst());
        Jdbc.run(connection, "set local search_path = pg_catalog");
        int version = (int) Jdbc.number(connection, "show server_version_num");
        return new Blueprint(
                Jdbc.all(connection, row -> row.getBoolean(1), SORTS_BY_BYTES).getFirst(),
                Jdbc.texts(
                        connection, "select extname from pg_extension where extname <> 'plpgsql'"),
                SchemaReader.statements(connection),
                settings,
                StatisticsReader.sizes(connection),
                StatisticsReader.columns(connection, version),
                differences(connection, version / 10_000));
    }

    private static List<String> differences(Connection connection, int major) {
        List<String> differences = new ArrayList<>(Jdbc.texts(connection, DIFFERENCES));
        if (major != OWN_MAJOR) {
            differences.add(
                    "the target is PostgreSQL %d, the twin %d: a newer planner may choose otherwise"
                            .formatted(major, OWN_MAJOR));
        }
        return differences;
    }
}
