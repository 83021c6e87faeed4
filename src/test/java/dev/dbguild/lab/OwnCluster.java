package dev.dbguild.lab;

import dev.dbguild.engine.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.util.Arrays;

/// A server of a test's own, to make sick as a whole: with settings of its own, and damaged files where wanted.
public final class OwnCluster implements AutoCloseable {
    private final Path directory;
    private final Release release;
    private Cluster cluster;

    private OwnCluster(Path directory, Release release) {
        this.directory = directory;
        this.release = release;
        this.cluster = start();
    }

    public static OwnCluster start(int major) {
        try {
            Path memory = Path.of("/dev/shm");
            Path place =
                    Files.isWritable(memory)
                            ? memory
                            : Path.of(System.getProperty("java.io.tmpdir"));
            return new OwnCluster(
                    Files.createTempDirectory(place, "dbguild-own-"), Release.of(major));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Cluster start() {
        return Cluster.open(Layout.below(directory, release), progress -> {});
    }

    public void createDatabase(String name) {
        cluster.createDatabase(name);
    }

    public Connection connect(String database) {
        return cluster.connect(database);
    }

    /// The database, as the administrator sees it.
    public Target target(String database) {
        return target(database, cluster.user(), cluster.password());
    }

    public Target target(String database, String user, String password) {
        return new Target(
                database + "-" + user, "postgresql", cluster.url(database), user, password, "");
    }

    /// Settings that take effect with the next [#restart].
    public void set(String... settings) {
        try (Connection connection = cluster.connect("postgres")) {
            Jdbc.run(
                    connection,
                    Arrays.stream(settings)
                            .map(setting -> "alter system set " + setting)
                            .toArray(String[]::new));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void restart(Runnable whileStopped) {
        cluster.close();
        whileStopped.run();
        cluster = start();
    }

    /// Turns a byte of a file of the stopped server, as a bad disk would.
    public void damage(String file, long position) {
        Path path = Layout.below(directory, release).data().resolve(file);
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            java.nio.ByteBuffer one = java.nio.ByteBuffer.allocate(1);
            channel.read(one, position);
            one.put(0, (byte) ~one.get(0)).flip();
            channel.write(one, position);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cluster.close();
        try {
            Disk.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
