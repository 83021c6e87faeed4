package dev.dbguild.lab;

import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Builds a twin in an empty shadow: the schema, the statistics, and files as long as the target's.
final class TwinBuilder {
    /// Pages of an index that the server already holds in memory would hide those that are written to its file.
    private static final String CACHED =
            """
            from dbguild_lab.pg_buffercache b
            join pg_class c on pg_relation_filenode(c.oid) = b.relfilenode
            join pg_am a on a.oid = c.relam and a.amname = 'btree'
            join pg_namespace n on n.oid = c.relnamespace
            where b.reldatabase = (select oid from pg_database where datname = current_database())
              and c.relkind = 'i' and n.nspname !~ '^pg_'
            """;

    private static final String PROVED =
            """
            update pg_constraint set convalidated = true
            where contype = 'f' and not convalidated and not (format('alter table %s add constraint %I %s',
                conrelid::regclass, conname, pg_get_constraintdef(oid)) = any (?::text[]))
            """;

    /// Since 18, CREATE INDEX leaves the statistics of a table alone whose autovacuum is off; before, they are put back.
    private static final String KEEP_SIZES =
            """
            create table dbguild_lab.sizes as
                select oid as relation, relpages as pages, reltuples as tuples, relallvisible as visible
                from pg_class where relkind in ('r', 'm') and reltuples >= 0 and oid >= 16384;
            create function dbguild_lab.keep_sizes() returns event_trigger language plpgsql security definer
            set search_path = pg_catalog set allow_system_table_mods = on as $$
            begin
                update pg_class set relpages = pages, reltuples = tuples, relallvisible = visible
                from dbguild_lab.sizes where oid = relation and (reltuples <> tuples or relpages <> pages);
            end
            $$;
            create event trigger dbguild_keep_sizes on ddl_command_end
                when tag in ('CREATE INDEX', 'ALTER TABLE') execute function dbguild_lab.keep_sizes();
            """;

    private static final int KEEPS_SIZES_SINCE = 18;
    private static final int EVICTS_SINCE = 17;

    private final DatabaseShadow shadow;
    private final Blueprint blueprint;
    private final Release release;
    private final List<String> differences;

    /// @param differences known so far
    TwinBuilder(DatabaseShadow shadow, Blueprint blueprint, List<String> differences) {
        this.shadow = shadow;
        this.blueprint = blueprint;
        this.release = shadow.cluster().release();
        this.differences = new ArrayList<>(differences);
    }

    /// With statistics, and files as long as the target's.
    Twin build() {
        try (Connection administrator = shadow.connectAsAdministrator()) {
            Jdbc.run(
                    administrator,
                    "set synchronous_commit = off; set allow_system_table_mods = on;"
                            + " set intervalstyle = 'postgres'; create schema dbguild_lab;"
                            + " create extension pg_buffercache schema dbguild_lab");
            Jdbc.run(administrator, StatisticRow.NEEDS);
            makeSchema(administrator);
            restore(administrator);
            new RelationFiles(administrator, shadow.cluster().files()).resize(blueprint.sizes());
            new TwinSettings(administrator, shadow.name(), differences).write(blueprint.settings());
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
        return new DatabaseTwin(shadow, differences);
    }

    /// The schema and the settings, empty.
    Replica buildSchema() {
        try (Connection administrator = shadow.connectAsAdministrator()) {
            Jdbc.run(administrator, "set allow_system_table_mods = on");
            makeSchema(administrator);
            new TwinSettings(administrator, shadow.name(), differences).write(blueprint.settings());
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
        return new DatabaseReplica(
                shadow, differences.stream().filter(each -> !isOfStatistics(each)).toList());
    }

    /// What is without rows, or with rows of its own, lacks no statistics.
    private static boolean isOfStatistics(String difference) {
        return difference.contains("statistics") || difference.endsWith("was never analyzed");
    }

    /// The schema, the settings and rows, analyzed.
    Replica buildWithRows(Target target, List<String> tables, long most) {
        Replica replica = buildSchema();
        try (Connection administrator = shadow.connectAsAdministrator()) {
            new RowCopy(administrator).fill(target, tables, most);
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
        return replica;
    }

    private void makeSchema(Connection administrator) throws SQLException {
        try (Connection owner = shadow.connect()) {
            SchemaWriter schema = new SchemaWriter(shadow, owner, differences);
            schema.addExtensions(administrator, blueprint.extensions());
            schema.write(blueprint.statements());
            Jdbc.run(administrator, "set search_path = pg_catalog");
            Jdbc.update(
                    administrator, PROVED, (Object) blueprint.statements().toArray(String[]::new));
        }
    }

    private void restore(Connection administrator) throws SQLException {
        try (Connection owner = shadow.connect()) {
            Jdbc.run(owner, "set synchronous_commit = off");
            forgetPages(administrator, owner);
            Jdbc.run(administrator, "begin");
            StatisticsWriter statistics = new StatisticsWriter(administrator, differences);
            statistics.writeColumns(blueprint.columns());
            new JointStatisticsWriter(administrator, owner, release.major(), differences)
                    .write(blueprint.joint());
            statistics.writeSizes(blueprint.sizes());
            Jdbc.run(administrator, "commit");
        }
        if (!release.atLeast(KEEPS_SIZES_SINCE)) {
            Jdbc.run(administrator, KEEP_SIZES);
        }
    }

    /// Before 17 a page cannot be evicted, but a new file has none in memory. Building an index brings none in, if it
    /// plans for no workers, for which it would look at all indexes of its table, and its pages are not logged.
    private void forgetPages(Connection administrator, Connection owner) {
        if (release.atLeast(EVICTS_SINCE)) {
            Jdbc.number(
                    administrator,
                    "select count(dbguild_lab.pg_buffercache_evict(b.bufferid)) " + CACHED);
            return;
        }
        Jdbc.run(
                administrator,
                "create function dbguild_lab.pg_buffercache_evict(integer) returns boolean language sql as 'select false'",
                "alter database " + shadow.name() + " set max_parallel_maintenance_workers = 0",
                "alter database " + shadow.name() + " set wal_skip_threshold = 0");
        Jdbc.run(owner, "set max_parallel_maintenance_workers = 0; set wal_skip_threshold = 0");
        for (String index :
                Jdbc.texts(
                        administrator,
                        "select distinct format('%I.%I', n.nspname, c.relname) " + CACHED)) {
            Jdbc.run(owner, "reindex index " + index);
        }
    }
}
