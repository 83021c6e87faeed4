package dev.dbguild.lab;

import dev.dbguild.lab.Blueprint.ColumnStatistics;
import dev.dbguild.lab.Blueprint.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/// Gives tables that were made on a twin their statistics, and files as long as if they had rows.
final class SettleTables {
    /// Before 18 a twin keeps sizes by a table of its own, see [TwinBuilder].
    private static final String KEEP =
            """
            do $$ begin
                if to_regclass('dbguild_lab.sizes') is not null then
                    insert into dbguild_lab.sizes
                        select oid, relpages, reltuples, relallvisible from pg_class
                        where relkind = 'r' and reltuples > 0 and oid >= 16384
                          and oid not in (select relation from dbguild_lab.sizes);
                end if;
            end $$
            """;

    private final Connection administrator;
    private final Path cluster;

    /// @param cluster PostgreSQL's data directory
    SettleTables(Connection administrator, Path cluster) {
        this.administrator = administrator;
        this.cluster = cluster;
    }

    void settle(List<MadeTable> tables) {
        Jdbc.run(
                administrator,
                "set allow_system_table_mods = on",
                "set intervalstyle = 'postgres'",
                "set search_path = pg_catalog",
                "begin");
        StatisticsWriter writer = new StatisticsWriter(administrator, new ArrayList<>());
        writer.writeSizes(tables.stream().map(SettleTables::size).toList());
        writer.writeColumns(tables.stream().flatMap(table -> columns(table).stream()).toList());
        Jdbc.run(administrator, KEEP, "commit");
        tables.stream().filter(table -> table.pages() > 0).forEach(this::lengthen);
    }

    private static Size size(MadeTable table) {
        return new Size(
                table.schema(),
                table.name(),
                "heap",
                (int) table.pages(),
                (float) table.rows(),
                (int) table.visible(),
                Math.max(0, table.pages()) * BtreeFile.PAGE,
                0,
                false);
    }

    private static List<ColumnStatistics> columns(MadeTable table) {
        return table.columns().stream()
                .map(column ->
                        new ColumnStatistics(
                                table.schema(), table.name(), column.name(), column.values()))
                .toList();
    }

    private void lengthen(MadeTable table) {
        String path =
                Jdbc.texts(
                                administrator,
                                "select pg_relation_filepath(to_regclass(?))",
                                Jdbc.quoted(table.schema()) + "." + Jdbc.quoted(table.name()))
                        .getFirst();
        try {
            RelationFiles.lengthen(cluster.resolve(path), table.pages() * BtreeFile.PAGE);
        } catch (IOException e) {
            throw Disk.unwritable(cluster, e);
        }
    }
}
