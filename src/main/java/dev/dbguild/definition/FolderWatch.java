package dev.dbguild.definition;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Calls `refresh` soon after something changed under the folders, and every two seconds where the system tells nothing.
///
/// Events that follow each other closely count as one. `refresh` returns the folders to watch from then on.
final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FolderWatch.class);
    private static final long POLL_MS = 2_000;
    private static final long QUIET_MS = 80;

    private final Supplier<List<Path>> refresh;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private final Thread thread;
    private final @Nullable WatchService service;
    private volatile boolean closed;

    FolderWatch(Supplier<List<Path>> refresh) {
        this.refresh = refresh;
        this.service = service().orElse(null);
        this.thread = Thread.ofPlatform().daemon().name("dbguild-definitions").unstarted(this::run);
    }

    void start(List<Path> folders) {
        watch(folders);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        if (service != null) {
            try {
                service.close();
            } catch (IOException e) {
                LOG.debug("closing the watch failed", e);
            }
        }
    }

    private static Optional<WatchService> service() {
        try {
            return Optional.of(FileSystems.getDefault().newWatchService());
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("files cannot be watched here; they are looked at every two seconds");
            return Optional.empty();
        }
    }

    private void run() {
        while (!closed) {
            try {
                waitForChange();
                watch(refresh.get());
            } catch (InterruptedException | ClosedWatchServiceException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("reading the definitions again failed; they stay as they were", e);
            }
        }
    }

    private void waitForChange() throws InterruptedException {
        if (service == null) {
            Thread.sleep(POLL_MS);
            return;
        }
        WatchKey key = service.poll(POLL_MS, TimeUnit.MILLISECONDS);
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = service.poll(QUIET_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void watch(List<Path> folders) {
        keys.values().removeIf(key -> !key.isValid());
        for (Path folder : folders) {
            if (service != null && !keys.containsKey(folder)) {
                register(service, folder);
            }
        }
    }

    private void register(WatchService service, Path folder) {
        try {
            keys.put(
                    folder,
                    folder.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
        } catch (IOException e) {
            LOG.debugf("'%s' cannot be watched; it is looked at every two seconds", folder);
        }
    }
}
