package dev.dbguild.lab;

import dev.dbguild.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Builds a twin in an empty shadow: the schema, the statistics, and files as long as the target's.
final class TwinBuilder {
    private static final int ROUNDS = 4;
    private static final String RESTORE_COLUMN =
            "select pg_restore_attribute_stats('schemaname', ?::text, 'relname', ?::text,"
                    + " 'attname', ?::text, "
                    + StatisticsReader.COLUMNS.entrySet().stream()
                            .map(column -> "'" + column.getKey() + "', ?::" + column.getValue())
                            .collect(Collectors.joining(", "))
                    + ")";

    private final DatabaseShadow shadow;
    private final Blueprint blueprint;
    private final List<String> differences = new ArrayList<>();

    TwinBuilder(DatabaseShadow shadow, Blueprint blueprint) {
        this.shadow = shadow;
        this.blueprint = blueprint;
    }

    /// With statistics, and files as long as the target's.
    Twin build() {
        differences.addAll(blueprint.differences());
        try (Connection administrator = shadow.connectAsAdministrator()) {
            Jdbc.run(
                    administrator,
                    "create schema dbguild_lab",
                    "create extension pg_buffercache schema dbguild_lab");
            addExtensions(administrator);
            try (Connection owner = shadow.connect()) {
                makeSchema(owner);
                restore(owner);
            }
            RelationFiles files = new RelationFiles(administrator, shadow.cluster().files());
            for (Blueprint.Size size : blueprint.sizes()) {
                files.resize(size);
            }
            copySettings(administrator);
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
        return new DatabaseTwin(shadow, differences);
    }

    /// The schema and the settings, empty: on every release.
    Replica buildSchema() {
        try (Connection administrator = shadow.connectAsAdministrator();
                Connection owner = shadow.connect()) {
            addExtensions(administrator);
            makeSchema(owner);
            copySettings(administrator);
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
        return new DatabaseReplica(shadow, differences);
    }

    private void addExtensions(Connection administrator) {
        for (String extension : blueprint.extensions()) {
            try {
                Jdbc.run(
                        administrator,
                        "create extension if not exists " + Jdbc.quoted(extension) + " cascade");
            } catch (Problem missing) {
                differences.add("the lab has no extension '" + extension + "'");
            }
        }
    }

    /// Tries every statement, and those that failed again after the others: functions need tables, tables functions.
    private void makeSchema(Connection owner) {
        Jdbc.run(owner, "set check_function_bodies = off", "set client_min_messages = error");
        Jdbc.run(owner, "begin");
        List<String> missing = blueprint.statements();
        Runner runner = new Runner(owner, shadow);
        for (int round = 0; round < ROUNDS && !missing.isEmpty(); round++) {
            missing = failing(owner, runner, missing);
        }
        Jdbc.run(owner, "commit");
        for (String sql : missing) {
            differences.add("not copied: " + sql.lines().findFirst().orElse(sql).strip());
        }
    }

    private static List<String> failing(Connection owner, Runner runner, List<String> statements) {
        List<String> failed = new ArrayList<>();
        for (String sql : statements) {
            Jdbc.run(owner, "savepoint one");
            if (!runner.run(sql).succeeded()) {
                failed.add(sql);
                Jdbc.run(owner, "rollback to savepoint one");
            }
            Jdbc.run(owner, "release savepoint one");
        }
        return failed;
    }

    private void restore(Connection owner) throws SQLException {
        Jdbc.run(owner, "begin");
        for (Blueprint.Size size : blueprint.sizes()) {
            if (exists(owner, size.qualified()) && size.tuples() >= 0) {
                restoreSize(owner, size, size.pages());
                keepStatistics(owner, size);
            }
        }
        try (PreparedStatement restore = owner.prepareStatement(RESTORE_COLUMN)) {
            for (Blueprint.ColumnStatistics column : blueprint.columns()) {
                restoreColumn(owner, restore, column);
            }
        }
        Jdbc.run(owner, "commit");
    }

    /// Else the next CREATE INDEX would count the table's rows and find none.
    private static void keepStatistics(Connection owner, Blueprint.Size size) {
        if (size.method().equals("heap") && size.bytes() > 0) {
            Jdbc.run(owner, "alter table " + size.qualified() + " set (autovacuum_enabled = off)");
        }
    }

    private static boolean exists(Connection owner, String relation) {
        return Jdbc.number(owner, "select count(to_regclass(?))", relation) > 0;
    }

    static void restoreSize(Connection owner, Blueprint.Size size, int pages) {
        Jdbc.texts(
                owner,
                "select pg_restore_relation_stats('schemaname', ?::text, 'relname', ?::text,"
                        + " 'relpages', ?::integer, 'reltuples', ?::real, 'relallvisible', ?::integer)",
                size.schema(),
                size.name(),
                pages,
                size.tuples(),
                size.allVisible());
    }

    private void restoreColumn(
            Connection owner, PreparedStatement restore, Blueprint.ColumnStatistics column)
            throws SQLException {
        restore.setString(1, column.schema());
        restore.setString(2, column.relation());
        restore.setString(3, column.column());
        for (int i = 0; i < StatisticsReader.COLUMNS.size(); i++) {
            restore.setString(4 + i, column.value(i));
        }
        Jdbc.run(owner, "savepoint one");
        try {
            restore.execute();
        } catch (SQLException e) {
            Jdbc.run(owner, "rollback to savepoint one");
            differences.add(
                    "statistics of %s.%s could not be copied"
                            .formatted(column.relation(), column.column()));
        }
        Jdbc.run(owner, "release savepoint one");
    }

    private void copySettings(Connection administrator) {
        for (Map.Entry<String, String> setting : blueprint.settings().entrySet()) {
            String value =
                    setting.getKey().equals("search_path")
                            ? setting.getValue()
                            : Jdbc.literal(setting.getValue());
            try {
                Jdbc.run(
                        administrator,
                        "alter database "
                                + shadow.name()
                                + " set "
                                + Jdbc.quoted(setting.getKey())
                                + " = "
                                + value);
            } catch (Problem unknown) {
                differences.add("setting '" + setting.getKey() + "' is not known to the lab");
            }
        }
    }
}
