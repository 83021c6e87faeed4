package dev.dbguild.tool.gate.mysql;

import dev.dbguild.engine.mysql.SharedMariaDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All of a MariaDB that a hostile statement could change, as text by subject.
final class ServerState {
    private static final Map<String, String> QUESTIONS =
            Map.of(
                    "databases", "show databases",
                    "columns",
                            "select table_schema, table_name, column_name, column_type, column_default from"
                                    + " information_schema.columns order by 1, 2, 3",
                    "indexes",
                            "select table_schema, table_name, index_name, column_name from"
                                    + " information_schema.statistics order by 1, 2, 3, 4",
                    "routines",
                            "select routine_schema, routine_name, routine_definition from"
                                    + " information_schema.routines order by 1, 2",
                    "views",
                            "select table_schema, table_name, view_definition from information_schema.views order by 1, 2",
                    "triggers and events",
                            "select trigger_name from information_schema.triggers union all"
                                    + " select event_name from information_schema.events",
                    "users", "select user, host, priv from mysql.global_priv order by 1, 2",
                    "plugins",
                            "select plugin_name, plugin_status from information_schema.plugins order by 1",
                    "variables", "show global variables");

    private ServerState() {}

    static Map<String, String> read() {
        try (Connection connection = SharedMariaDb.connect(GateShop.name())) {
            Map<String, String> state = new TreeMap<>();
            QUESTIONS.forEach((subject, sql) -> state.put(subject, rows(connection, sql)));
            state.computeIfPresent(
                    "variables",
                    (subject, all) ->
                            all.replaceAll(
                                    "gtid_[^\n]*|innodb_buffer_pool_[^\n]*|timestamp[^\n]*", ""));
            for (String table :
                    List.of("orders", "customers", "touched_rows", "counted", "parted", "odd")) {
                state.put("rows of " + table, rows(connection, "checksum table " + table));
            }
            state.put("numbers", rows(connection, "select next_not_cached_value from numbers"));
            state.put("files", files(SharedMariaDb.dataFolder()) + outputs());
            return state;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What sessions other than our own test's still do, or hold.
    static String sessions() {
        try (Connection connection = SharedMariaDb.connect("")) {
            return rows(
                            connection,
                            "select info from information_schema.processlist where command = 'Query'"
                                    + " and id <> connection_id() and user <> 'system user'")
                    + rows(connection, "select trx_id from information_schema.innodb_trx")
                    + rows(
                            connection,
                            "select is_used_lock('held'), is_used_lock('a') from dual"
                                    + " having coalesce(is_used_lock('held'), is_used_lock('a')) is not null");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rows(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    cells.add(rows.getString(column));
                }
                text.append(cells).append('\n');
            }
            return text.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String outputs() {
        try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
            return files.map(Path::toString)
                    .filter(file -> file.contains("dbguild-out-"))
                    .toList()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
