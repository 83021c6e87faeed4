package dev.dbguild.lab;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The embedded PostgreSQL of one data directory: durable, on loopback only, on a free port, with random passwords.
///
/// One process owns it and runs the server; others may attach while it runs. It stops with its owner. Thread-safe.
public final class Cluster implements AutoCloseable {
    /// The database that holds dbguild's own state.
    public static final String STATE = "dbguild";

    private final Layout layout;
    private final Secrets secrets;
    private final int port;
    private final @Nullable Server server;
    private final FileLease lease;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread hook = new Thread(this::close, "stop-embedded-postgresql");

    private Cluster(Layout layout, int port, @Nullable Server server, FileLease lease) {
        this.layout = layout;
        this.secrets = new Secrets(layout.secrets());
        this.port = port;
        this.server = server;
        this.lease = lease;
    }

    /// Starts the server of a data directory, which is made if it is not there. A server left by a killed process is
    /// ended first.
    ///
    /// @param progress told what takes a while, one short sentence each
    /// @throws Problem [Code#DATA_DIRECTORY_IN_USE] when another process runs it, [Code#LAB_UNAVAILABLE] when it
    ///     cannot be started
    public static Cluster start(Path dataDirectory, Consumer<String> progress) {
        return start(dataDirectory, progress, RunAs.here());
    }

    static Cluster start(Path dataDirectory, Consumer<String> progress, RunAs runAs) {
        return start(Layout.below(dataDirectory), progress, runAs);
    }

    private static Cluster start(Layout layout, Consumer<String> progress, RunAs runAs) {
        Disk.makeDirectory(layout.root(), runAs.isAnotherAccount() ? "rwx--x--x" : "rwx------");
        FileLease lease = FileLease.alone(layout.lock()).orElseThrow(() -> inUse(layout));
        try {
            Cluster cluster = startOwned(layout, lease, progress, runAs);
            Runtime.getRuntime().addShutdownHook(cluster.hook);
            return cluster;
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private static Cluster startOwned(
            Layout layout, FileLease lease, Consumer<String> progress, RunAs runAs) {
        requireReach(layout, runAs);
        Path cache = runAs.isAnotherAccount() ? layout.root() : Binaries.userCache();
        Server server = new Server(layout, Binaries.of(layout.release(), cache, progress), runAs);
        boolean fresh = Files.notExists(layout.version());
        if (fresh) {
            progress.accept(
                    "making the embedded PostgreSQL " + layout.release().major() + " (once)");
        }
        server.initialise(new Secrets(layout.secrets()).password(Server.USER));
        Cluster cluster = new Cluster(layout, server.start(), server, lease);
        if (fresh) {
            cluster.closeToOthers();
        }
        if (layout.release().isBuiltIn()) {
            cluster.createDatabase(STATE);
        }
        return cluster;
    }

    /// Uses the server that another process runs on this data directory; empty when none does.
    public static Optional<Cluster> attach(Path dataDirectory) {
        return attach(Layout.below(dataDirectory));
    }

    private static Optional<Cluster> attach(Layout layout) {
        if (Files.notExists(layout.secrets())) {
            return Optional.empty();
        }
        FileLease lease = FileLease.shared(layout.guests()).orElseThrow(() -> inUse(layout));
        Optional<Cluster> cluster =
                PostmasterFile.read(layout.postmasterFile())
                        .filter(PostmasterFile::ready)
                        .filter(PostmasterFile::isAlive)
                        .map(file -> new Cluster(layout, file.port(), null, lease));
        if (cluster.isEmpty()) {
            lease.close();
        }
        return cluster;
    }

    /// Attaches to the server if one runs, else starts it.
    public static Cluster open(Path dataDirectory, Consumer<String> progress) {
        return open(Layout.below(dataDirectory), progress);
    }

    /// As [#open(Path, Consumer)], of whichever release.
    static Cluster open(Layout layout, Consumer<String> progress) {
        try {
            return start(layout, progress, RunAs.here());
        } catch (Problem problem) {
            if (problem.code() != Code.DATA_DIRECTORY_IN_USE) {
                throw problem;
            }
            return attachSoon(layout).orElseThrow(() -> problem);
        }
    }

    private static Optional<Cluster> attachSoon(Layout layout) {
        for (int attempt = 0; attempt < 100; attempt++) {
            Optional<Cluster> cluster = attach(layout);
            if (cluster.isPresent()) {
                return cluster;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000L);
        }
        return Optional.empty();
    }

    /// Whether this process runs the server, not another.
    public boolean isOwner() {
        return server != null;
    }

    Release release() {
        return layout.release();
    }

    public int port() {
        return port;
    }

    /// The administrator's role.
    public String user() {
        return Server.USER;
    }

    /// The administrator's password. Never print it.
    public String password() {
        return secrets.password(Server.USER);
    }

    /// The password of one of our own roles, made when first asked for.
    String password(String role) {
        return secrets.password(role);
    }

    /// The JDBC address of a database, without credentials.
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// A new connection as administrator; the caller closes it.
    public Connection connect(String database) {
        return connect(database, user());
    }

    /// A new connection as one of our own roles.
    Connection connect(String database, String role) {
        try {
            return Jdbc.connect(url(database), login(role));
        } catch (SQLException e) {
            throw new Problem(
                            Code.LAB_UNAVAILABLE,
                            "the embedded PostgreSQL does not take a connection to '"
                                    + database
                                    + "': "
                                    + e.getMessage(),
                            "look into '" + layout.log() + "'")
                    .with("database", database)
                    .with("sqlstate", e.getSQLState() == null ? "" : e.getSQLState())
                    .causedBy(e);
        }
    }

    /// A shadow gets each statement as it was written: the driver must not take it apart.
    private java.util.Properties login(String role) {
        java.util.Properties login = Jdbc.login(role, password(role));
        if (role.equals(Shadows.ROLE)) {
            login.setProperty("preferQueryMode", "simple");
        }
        return login;
    }

    /// Makes an empty database unless there is one of that name. Only administrators, and roles that are let in
    /// expressly, may connect to it.
    public void createDatabase(String name) {
        try (Connection connection = connect("postgres")) {
            if (Jdbc.number(connection, "select count(*) from pg_database where datname = ?", name)
                    == 0) {
                String quoted = Jdbc.quoted(name);
                Jdbc.run(
                        connection,
                        "create database " + quoted,
                        "revoke all on database " + quoted + " from public");
            }
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
    }

    private void closeToOthers() {
        try (Connection connection = connect("postgres")) {
            Jdbc.run(
                    connection,
                    "revoke all on database postgres from public",
                    "revoke all on database template1 from public");
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
    }

    /// The directory of PostgreSQL's own files: the twin lengthens some of them.
    Path files() {
        return layout.data();
    }

    /// Leaves stopping to an explicit [#close()]: for a server that must outlive other shutdown hooks.
    public void closeExplicitly() {
        if (isOwner()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /// Stops the server if this process runs it: processes that attached get a few seconds to finish. Else only lets
    /// go of it.
    @Override
    public synchronized void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (server != null) {
            FileLease.awaitAlone(layout.guests(), java.time.Duration.ofSeconds(5))
                    .ifPresent(FileLease::close);
            server.stop();
            forgetHook();
        }
        lease.close();
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending: the hook is what called us
        }
    }

    /// Keeps the log small; cheap enough to be called often.
    void limitLog() {
        try {
            if (server != null) {
                server.limitLog();
            }
        } catch (IOException e) {
            throw Disk.unwritable(layout.log(), e);
        }
    }

    private static void requireReach(Layout layout, RunAs runAs) {
        if (!runAs.reaches(layout.root())) {
            throw new Problem(
                            Code.LAB_UNAVAILABLE,
                            "PostgreSQL does not run as root, and the account 'nobody' cannot reach '"
                                    + layout.root()
                                    + "'",
                            "run dbguild as an ordinary user, or choose a data directory that others"
                                    + " may enter, for example --data /var/lib/dbguild")
                    .with("file", layout.root().toString());
        }
    }

    private static Problem inUse(Layout layout) {
        String holder =
                PostmasterFile.read(layout.postmasterFile())
                        .map(file -> " (its PostgreSQL listens on 127.0.0.1:" + file.port() + ")")
                        .orElse("");
        return new Problem(
                        Code.DATA_DIRECTORY_IN_USE,
                        "another dbguild already runs on '" + layout.top() + "'" + holder,
                        "stop it, or give this one its own directory with --data DIR")
                .with("file", layout.top().toString());
    }
}
