package dev.dbguild.lab;

import dev.dbguild.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Makes a schema in an empty shadow, as its owner.
final class SchemaWriter {
    /// What reads files or other servers, or runs programs.
    private static final Set<String> OUTWARD =
            Set.of(
                    "dblink",
                    "postgres_fdw",
                    "file_fdw",
                    "adminpack",
                    "plperlu",
                    "plpython3u",
                    "pltclu");

    private static final int CHUNK = 64;
    private static final int LINE = 200;

    private final DatabaseShadow shadow;
    private final Connection owner;
    private final List<String> differences;

    /// @param differences receives what could not be made
    SchemaWriter(DatabaseShadow shadow, Connection owner, List<String> differences) {
        this.shadow = shadow;
        this.owner = owner;
        this.differences = differences;
        if (!shadow.cluster().release().isBuiltIn()) {
            Jdbc.run(owner, "set wal_skip_threshold = 0");
        }
        Jdbc.run(
                owner,
                "set check_function_bodies = off; set client_min_messages = error;"
                        + " set synchronous_commit = off; set max_parallel_maintenance_workers = 0");
    }

    void addExtensions(Connection administrator, List<String> extensions) {
        for (String extension : extensions) {
            if (OUTWARD.contains(extension)) {
                differences.add(
                        "extension '" + extension + "' reaches out of a database and is left out");
                continue;
            }
            try {
                Jdbc.run(
                        administrator,
                        "create extension if not exists " + Jdbc.quoted(extension) + " cascade");
            } catch (Problem missing) {
                differences.add("the lab has no extension '" + extension + "'");
            }
        }
    }

    /// Tries every statement, and those that failed again after the others, as long as that helps: functions need
    /// tables, tables functions.
    ///
    /// Foreign keys between plain tables are made `NOT VALID`: proving them would plan queries. The caller marks them.
    void write(List<String> statements) {
        List<String> missing = new ArrayList<>();
        for (int from = 0; from < statements.size(); from += CHUNK) {
            List<String> some = statements.subList(from, Math.min(statements.size(), from + CHUNK));
            if (!together(some.stream().map(SchemaWriter::unproved).toList())) {
                missing.addAll(failing(some));
            }
        }
        for (int before = statements.size(); !missing.isEmpty() && missing.size() < before; ) {
            before = missing.size();
            missing = failing(missing);
        }
        failing(missing.stream().map(SchemaWriter::plainer).toList()).forEach(this::tell);
    }

    private void tell(String sql) {
        String line = sql.lines().findFirst().orElse(sql).strip();
        differences.add(
                "not copied: " + (line.length() > LINE ? line.substring(0, LINE) + " …" : line));
    }

    /// Without what only this computer or an administrator may lack: collations of an operating system, promises about
    /// a function.
    private static String plainer(String sql) {
        return sql.startsWith("CREATE OR REPLACE")
                ? sql.replaceFirst("(?m)^( [A-Z ]*) LEAKPROOF", "$1")
                        .replaceFirst("(?m)^( [A-Z0-9 ]*) SUPPORT \\S+", "$1")
                : sql.replaceAll(" collate pg_catalog\\.\"[^\"]+\"", "");
    }

    /// One message is one transaction: all or none.
    private boolean together(List<String> statements) {
        try (Statement statement = owner.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(String.join(";\n", statements));
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private List<String> failing(List<String> statements) {
        Runner runner = new Runner(owner, shadow);
        return statements.stream()
                .filter(sql ->
                        !runner.run(unproved(sql)).succeeded() && !runner.run(sql).succeeded())
                .toList();
    }

    private static String unproved(String sql) {
        boolean provable =
                sql.startsWith("alter table ")
                        && sql.contains(" FOREIGN KEY (")
                        && !sql.endsWith(" NOT VALID")
                        && !sql.endsWith(" NOT ENFORCED");
        return provable ? sql + " NOT VALID" : sql;
    }
}
