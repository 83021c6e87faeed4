package dev.dbguild.lab;

import dev.dbguild.engine.Target;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/// TPC-H at scale 0.1 with its primary keys, loaded once into the shared cluster by the first that asks (some seconds),
/// and its 22 queries with the parameters of the specification's validation runs.
public final class Tpch {
    private static final double SCALE = 0.1;
    private static final int CHUNK = 1 << 20;

    private Tpch() {}

    /// The database, vacuumed and analyzed, as a target whose role is the administrator. Not to be changed.
    public static Target target() {
        return SharedCluster.target(Holder.DATABASE);
    }

    /// Q1 to Q22, without a final semicolon.
    public static List<String> queries() {
        return IntStream.rangeClosed(1, 22)
                .mapToObj("q%02d.sql"::formatted)
                .map(Tpch::resource)
                .map(sql -> sql.strip().replaceAll(";$", ""))
                .toList();
    }

    /// A copy of one's own, to be changed at will.
    public static Target copy() {
        String name = SharedCluster.freshDatabase() + "_tpch";
        try (Connection connection = SharedCluster.get().connect("postgres")) {
            Jdbc.run(connection, "create database " + name + " template " + Holder.DATABASE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return SharedCluster.target(name);
    }

    private static String load() {
        String name = SharedCluster.freshDatabase();
        try (Connection connection = SharedCluster.get().connect(name)) {
            Jdbc.run(connection, resource("schema.sql"));
            for (TpchTable<?> table : TpchTable.getTables()) {
                copy(connection, table);
            }
            Jdbc.run(connection, "vacuum (analyze)");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    private static void copy(Connection connection, TpchTable<?> table)
            throws SQLException, IOException {
        String into =
                "copy "
                        + (table == TpchTable.LINE_ITEM ? "lineitem" : table.getTableName())
                        + " from stdin (delimiter '|')";
        StringBuilder rows = new StringBuilder(CHUNK);
        for (TpchEntity row : table.createGenerator(SCALE, 1, 1)) {
            String line = row.toLine();
            rows.append(line, 0, line.length() - 1).append('\n');
            if (rows.length() > CHUNK - 1000) {
                send(connection, into, rows);
            }
        }
        send(connection, into, rows);
    }

    private static void send(Connection connection, String into, StringBuilder rows)
            throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(into, new StringReader(rows.toString()));
        rows.setLength(0);
    }

    private static String resource(String name) {
        try (InputStream in = Tpch.class.getResourceAsStream("/tpch/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final String DATABASE = load();
    }
}
