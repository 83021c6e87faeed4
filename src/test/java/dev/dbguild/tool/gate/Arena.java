package dev.dbguild.tool.gate;

import dev.dbguild.engine.Target;
import dev.dbguild.lab.Cluster;
import dev.dbguild.lab.SharedCluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A database of one major of PostgreSQL with all that the corpus speaks of, and what its server looks like.
final class Arena {
    private static final String NAME = "arena";

    /// Statistics and free space change by themselves; everything else changes only when somebody changes it.
    private static final String STATE =
            """
            select 'settings', md5(string_agg(name || '=' || coalesce(setting, ''), ';' order by name)) from pg_settings
            where name not in ('transaction_read_only')
            union all select 'advisory locks', count(*)::text from pg_locks where locktype = 'advisory'
            union all select 'sessions', string_agg(pid || coalesce(application_name, ''), ',' order by pid)
            from pg_stat_activity where backend_type = 'client backend' and application_name = 'bystander'
            union all select 'prepared', count(*)::text from pg_prepared_xacts
            union all select 'slots', count(*)::text from pg_replication_slots
            union all select 'origins', count(*)::text from pg_replication_origin
            union all select 'counter', last_value::text || is_called from counter
            union all select 'orders sequence', last_value::text from orders_id_seq
            union all select 'statistics of tables reset', coalesce(stats_reset::text, 'never')
            from pg_stat_database where datname = current_database()
            union all select 'settings loaded', pg_conf_load_time()::text
            union all select 'data directory', string_agg(f, ',' order by f) from pg_ls_dir('.') f
            union all select 'configuration', md5(string_agg(pg_read_file(f), '' order by f))
            from unnest(array['postgresql.conf', 'postgresql.auto.conf', 'pg_hba.conf', 'PG_VERSION']) f
            union all select 'relation files', count(*)::text
            from pg_ls_dir('base/' || (select oid from pg_database where datname = current_database())) f
            where f ~ '^\\d+$'
            union all select 'stray files', count(*)::text from pg_ls_dir('/tmp') f where f like 'dbguild-hostile%'
            """;

    private static final String TABLES =
            """
            select c.oid::regclass::text,
                   (select string_agg(quote_ident(attname), ',' order by attnum) from pg_attribute
                    where attrelid = c.oid and attnum > 0 and not attisdropped
                      and not (c.relname = 'pg_class' and attname in ('relpages', 'reltuples', 'relallvisible',
                               'relallfrozen', 'relfrozenxid', 'relminmxid', 'relhasindex'))
                      and not (c.relname = 'pg_database' and attname in ('datfrozenxid', 'datminmxid')))
            from pg_class c
            where c.relkind in ('r', 'm') and c.relpersistence = 'p' and c.relnamespace <> 'pg_toast'::regnamespace
              and c.relname not in ('pg_statistic', 'pg_statistic_ext_data') and c.relname <> 'program_table'
            """;

    private final Cluster cluster;
    private final int major;

    private Arena(Cluster cluster, int major) {
        this.cluster = cluster;
        this.major = major;
    }

    static Arena of(int major) {
        Arena arena = new Arena(SharedCluster.of(major), major);
        arena.cluster.createDatabase(NAME);
        arena.run(resource("arena.sql"));
        return arena;
    }

    static String resource(String name) {
        try (InputStream in = Arena.class.getResourceAsStream("/gate/postgresql/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int major() {
        return major;
    }

    /// The arena as a superuser sees it.
    Target target() {
        return new Target(
                NAME + major,
                "postgresql",
                cluster.url(NAME),
                cluster.user(),
                cluster.password(),
                "an arena");
    }

    Connection connect() {
        return cluster.connect(NAME);
    }

    void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String each : sql.split(";\\R")) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Everything that hostile input might change: the rows of every table, catalogues among them, and the server.
    List<String> state() {
        TreeMap<String, String> state = new TreeMap<>();
        try (Connection connection = connect()) {
            pairs(connection, STATE).forEach(pair -> state.put(pair[0], pair[1]));
            for (String[] table : pairs(connection, TABLES)) {
                state.put(
                        table[0],
                        pairs(
                                        connection,
                                        "select count(*)::text, md5(coalesce(string_agg(t::text, ';' order by t::text), ''))"
                                                + " from (select "
                                                + table[1]
                                                + " from only "
                                                + table[0]
                                                + ") t")
                                .getFirst()[1]);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return state.entrySet().stream().map(String::valueOf).toList();
    }

    private static List<String[]> pairs(Connection connection, String sql) throws SQLException {
        List<String[]> pairs = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    pairs.add(new String[] {rows.getString(1), rows.getString(2)});
                }
            }
        }
        return pairs;
    }
}
