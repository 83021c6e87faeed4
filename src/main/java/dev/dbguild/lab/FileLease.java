package dev.dbguild.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A lock on a file that the operating system frees when its process dies, however it dies.
///
/// POSIX frees every lock a process has on a file as soon as it closes any channel to it; so a process opens each file
/// once and counts its own leases.
final class FileLease implements AutoCloseable {
    private static final Map<Path, FileLease> HELD = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final boolean shared;
    private int count = 1;

    private FileLease(Path file, FileChannel channel, boolean shared) {
        this.file = file;
        this.channel = channel;
        this.shared = shared;
    }

    /// The only lease there is, or empty when anybody holds one.
    static Optional<FileLease> alone(Path file) {
        return take(file, false);
    }

    /// One of many leases, or empty when somebody holds it alone.
    static Optional<FileLease> shared(Path file) {
        return take(file, true);
    }

    /// As [#alone(Path)], waiting for the others.
    static Optional<FileLease> awaitAlone(Path file, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<FileLease> lease = alone(file);
        while (lease.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(50_000_000L);
            lease = alone(file);
        }
        return lease;
    }

    private static Optional<FileLease> take(Path file, boolean shared) {
        synchronized (HELD) {
            FileLease held = HELD.get(file);
            if (held != null) {
                return held.again(shared);
            }
            FileLease lease = lock(file, shared);
            if (lease != null) {
                HELD.put(file, lease);
            }
            return Optional.ofNullable(lease);
        }
    }

    private Optional<FileLease> again(boolean wantsShared) {
        if (!shared || !wantsShared) {
            return Optional.empty();
        }
        count++;
        return Optional.of(this);
    }

    private static @Nullable FileLease lock(Path file, boolean shared) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (isLocked(channel, shared)) {
                return new FileLease(file, channel, shared);
            }
            channel.close();
            return null;
        } catch (IOException e) {
            throw Disk.unwritable(file, e);
        }
    }

    /// Other class loaders of this process have leases of their own, which the system tells by an exception.
    private static boolean isLocked(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared) != null;
        } catch (OverlappingFileLockException held) {
            return false;
        }
    }

    @Override
    public void close() {
        synchronized (HELD) {
            count--;
            if (count == 0) {
                HELD.remove(file);
                release();
            }
        }
    }

    private void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
