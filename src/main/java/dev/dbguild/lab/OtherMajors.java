package dev.dbguild.lab;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// The servers of the majors that dbguild's own state does not live in: each starts when it is first asked for, is
/// shared by all who ask, and stops with this. Thread-safe.
public final class OtherMajors implements AutoCloseable {
    private final Path dataDirectory;
    private final Consumer<String> progress;
    private final Map<Release, Cluster> running = new EnumMap<>(Release.class);

    /// @param progress told what takes a while, one short sentence each
    public OtherMajors(Path dataDirectory, Consumer<String> progress) {
        this.dataDirectory = dataDirectory;
        this.progress = progress;
    }

    synchronized Cluster of(Release release) {
        return running.computeIfAbsent(
                release, asked -> Cluster.open(Layout.below(dataDirectory, asked), progress));
    }

    @Override
    public synchronized void close() {
        running.values().forEach(Cluster::close);
        running.clear();
    }
}
