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

    /// The lab on that cluster.
    public static Lab lab() {
        return Holder.LAB;
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

    private static final class Holder {
        static final Cluster CLUSTER = start();
        static final Lab LAB = new EmbeddedLab(() -> CLUSTER);

        private static Cluster start() {
            try {
                clearLeftovers();
                Path directory = Files.createTempDirectory(place(), PREFIX);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(directory)));
                Cluster cluster = Cluster.start(directory, progress -> {});
                cluster.closeExplicitly();
                return cluster;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
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
                    Layout layout = Layout.below(directory);
                    if (Files.exists(layout.lock())) {
                        FileLease.alone(layout.lock()).ifPresent(lease -> clear(layout, lease));
                    }
                }
            }
        }

        private static void clear(Layout layout, FileLease lease) {
            try (lease) {
                PostmasterFile.read(layout.postmasterFile())
                        .filter(PostmasterFile::isAlive)
                        .flatMap(file -> ProcessHandle.of(file.pid()))
                        .ifPresent(ProcessHandle::destroyForcibly);
                Disk.delete(layout.top());
            } catch (IOException e) {
                System.err.println("'" + layout.top() + "' is left: " + e.getMessage());
            }
        }

        private static void end(Path directory) {
            CLUSTER.close();
            try {
                Disk.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
