package dev.dbguild.definition;

import dev.dbguild.Problem;
import dev.dbguild.definition.GuildReader.Contents;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The guild of a folder, kept current: changed files are read again and the whole guild is swapped atomically.
///
/// Whoever asked for [#current()] keeps what it got. A file that became broken keeps its last good version, with an error
/// among the diagnostics that says so. All methods may be called from any thread.
public final class GuildFolder implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GuildFolder.class);

    private final Path root;
    private final List<Path> agentFolders;
    private final List<Consumer<Guild>> listeners = new CopyOnWriteArrayList<>();
    private final FolderWatch watch;
    private Map<String, Reading> readings;
    private volatile Guild current;

    private GuildFolder(Path root, List<Path> agentFolders, Contents contents) {
        this.root = root;
        this.agentFolders = agentFolders;
        this.watch = new FolderWatch(this::refresh);
        this.readings = read(contents, Map.of());
        this.current = Assembly.guild(readings.values(), contents.diagnostics());
    }

    /// Reads the folders and watches them from now on; a missing one is [dev.dbguild.Code#BAD_DEFINITION].
    ///
    /// @param agentFolders further folders of agent files
    public static GuildFolder open(Path root, Path... agentFolders) {
        Contents contents = Contents.find(root, List.of(agentFolders));
        GuildFolder folder = new GuildFolder(root, List.of(agentFolders), contents);
        folder.watch.start(contents.folders());
        return folder;
    }

    public Guild current() {
        return current;
    }

    /// Looks at the files now, and returns what is current after that.
    public Guild reload() {
        load();
        return current();
    }

    /// Calls `listener` after every swap, on the thread that swapped.
    public void onChange(Consumer<Guild> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        watch.close();
    }

    private List<Path> refresh() {
        try {
            return load().folders();
        } catch (Problem gone) {
            LOG.warnf("%s; the definitions stay as they were: %s", gone.what(), gone.cure());
            return List.of();
        }
    }

    private synchronized Contents load() {
        Contents contents = Contents.find(root, agentFolders);
        if (isChanged(contents)) {
            readings = read(contents, readings);
            swap(Assembly.guild(readings.values(), contents.diagnostics()));
        }
        return contents;
    }

    private boolean isChanged(Contents contents) {
        Collection<DefinitionFile> known = readings.values().stream().map(Reading::source).toList();
        return known.size() != contents.files().size() || !known.containsAll(contents.files());
    }

    private static Map<String, Reading> read(Contents contents, Map<String, Reading> known) {
        Map<String, Reading> next = new HashMap<>();
        contents.files().parallelStream()
                .map(file -> read(file, known.get(file.file())))
                .toList()
                .forEach(reading -> next.put(reading.source().file(), reading));
        return next;
    }

    private static Reading read(DefinitionFile file, @Nullable Reading before) {
        if (before == null) {
            return Reading.of(file);
        }
        if (before.source().equals(file)) {
            return before;
        }
        Reading now = Reading.of(file);
        boolean keep = before.definition() != null && now.isBroken();
        return keep ? before.stillUsedInsteadOf(now) : now;
    }

    private void swap(Guild next) {
        Guild before = current;
        current = next;
        if (before.equals(next)) {
            return;
        }
        LOG.infof("definitions changed: version %s, was %s", next.version(), before.version());
        for (Consumer<Guild> listener : listeners) {
            try {
                listener.accept(next);
            } catch (RuntimeException e) {
                LOG.error("a listener of definition changes failed", e);
            }
        }
    }
}
