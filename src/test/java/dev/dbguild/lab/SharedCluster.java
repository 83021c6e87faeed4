package dev.dbguild.lab;

import dev.dbguild.engine.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

/// One embedded PostgreSQL for all tests of this JVM: started by the first test that asks, stopped when the JVM ends.
///
/// ```java
/// try (Connection connection = SharedCluster.get().connect(SharedCluster.freshDatabase())) { … }
/// ```
public final class SharedCluster {
    private static final String PREFIX = "dbguild-test-";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private SharedCluster() {}

    /// The cluster; never close it.
    public static Cluster get() {
        return Holder.CLUSTER;
    }

    /// A cluster of this major, started when it is first asked for; never close it.
    public static Cluster of(int major) {
        return major == Lab.NEWEST ? get() : Holder.OTHERS.of(Release.of(major));
    }

    /// The lab on that cluster.
    public static Lab lab() {
        return Holder.LAB;
    }

    /// A second lab on the same clusters, as another process would have it.
    static Lab anotherLab() {
        return new EmbeddedLab(SharedCluster::get, Holder.OTHERS);
    }

    /// A new, empty database of the caller's own.
    public static String freshDatabase() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        get().createDatabase(name);
        return name;
    }

    /// A new, empty database filled by `sql`, as a target whose role is the administrator.
    public static Target freshTarget(String... sql) {
        String name = freshDatabase();
        try (Connection connection = get().connect(name)) {
            Jdbc.run(connection, sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return target(name);
    }

    /// A database of the cluster as a target whose role is the administrator.
    public static Target target(String database) {
        return new Target(
                database.replace('_', '-'),
                "postgresql",
                get().url(database),
                get().user(),
                get().password(),
                "a test's database");
    }

    /// A connection to one of those databases, as the administrator.
    public static Connection connect(Target target) {
        return get().connect(target.url().replaceAll(".*/", ""));
    }

    /// A copy of a database, to be changed at will; sessions in the original are ended.
    public static Target copyOf(String database) {
        String copy = freshDatabase() + "_copy";
        try (Connection connection = get().connect("postgres")) {
            Jdbc.all(
                    connection,
                    row -> true,
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?",
                    database);
            Jdbc.run(
                    connection,
                    "create database "
                            + copy
                            + " template "
                            + Jdbc.quoted(database)
                            + " strategy file_copy");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return target(copy);
    }

    private static final class Holder {
        static final Path DIRECTORY = directory();
        static final Cluster CLUSTER = start();
        static final OtherMajors OTHERS = new OtherMajors(DIRECTORY, progress -> {});
        static final Lab LAB = new EmbeddedLab(() -> CLUSTER, OTHERS);

        private static Path directory() {
            try {
                clearLeftovers();
                return Files.createTempDirectory(place(), PREFIX);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Cluster start() {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(DIRECTORY)));
            Cluster cluster = Cluster.start(DIRECTORY, progress -> {});
            cluster.closeExplicitly();
            rest(cluster);
            return cluster;
        }

        /// A sample that the server takes while a test compares costs would change them.
        private static void rest(Cluster cluster) {
            try (Connection connection = cluster.connect("postgres")) {
                Jdbc.run(
                        connection,
                        "alter system set autovacuum_naptime = '20d'",
                        "select pg_reload_conf()");
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /// In memory where that is possible: making databases is mostly waiting for the disk.
        private static Path place() {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory) && memory.toFile().getUsableSpace() > 4L << 30
                    ? memory
                    : Path.of(System.getProperty("java.io.tmpdir"));
        }

        /// Ends what the tests of a killed JVM left.
        private static void clearLeftovers() throws IOException {
            try (var directories = Files.newDirectoryStream(place(), PREFIX + "*")) {
                for (Path directory : directories) {
                    clearLeftover(directory);
                }
            }
        }

        private static void clearLeftover(Path directory) {
            Layout layout = Layout.below(directory);
            if (Files.exists(layout.lock())) {
                FileLease.alone(layout.lock()).ifPresent(lease -> clear(layout, lease));
            }
        }

        private static void clear(Layout layout, FileLease lease) {
            try (lease) {
                for (Release release : Release.values()) {
                    kill(Layout.below(layout.top(), release));
                }
                Disk.delete(layout.top());
            } catch (IOException e) {
                System.err.println("'" + layout.top() + "' is left: " + e.getMessage());
            }
        }

        private static void kill(Layout layout) {
            PostmasterFile.read(layout.postmasterFile())
                    .filter(PostmasterFile::isAlive)
                    .flatMap(file -> ProcessHandle.of(file.pid()))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }

        private static void end(Path directory) {
            OTHERS.close();
            CLUSTER.close();
            try {
                Disk.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
