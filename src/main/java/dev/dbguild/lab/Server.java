package dev.dbguild.lab;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The server's processes: made, started, stopped. Used only by the process that holds the directory's lock.
final class Server {
    static final String USER = "dbguild";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 5;
    private static final long LOG_LIMIT = 8L << 20;
    private static final int POLL_MILLIS = 15;

    private final Layout layout;
    private final Binaries binaries;
    private final RunAs runAs;

    Server(Layout layout, Binaries binaries, RunAs runAs) {
        this.layout = layout;
        this.binaries = binaries;
        this.runAs = runAs;
    }

    /// Makes the cluster if there is none. One that was being made when its process died is made anew.
    void initialise(String password) {
        try {
            if (Files.exists(layout.version())) {
                refuseOtherMajor(Files.readString(layout.version()).strip());
                takeOver();
                return;
            }
            Disk.delete(layout.unfinished());
            Disk.makeDirectory(layout.unfinished(), "rwx------");
            giveToServer(layout.unfinished());
            initdb(password);
            Files.writeString(
                    layout.unfinished().resolve("postgresql.conf"),
                    "\ninclude_if_exists = 'dbguild.conf'\n",
                    StandardOpenOption.APPEND);
            Files.move(layout.unfinished(), layout.data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Disk.unwritable(layout.root(), e);
        }
    }

    private void refuseOtherMajor(String found) {
        String ours = String.valueOf(layout.release().major());
        if (!found.equals(ours)) {
            throw new Problem(
                            Code.BAD_SETTING,
                            "'"
                                    + layout.data()
                                    + "' was made by PostgreSQL "
                                    + found
                                    + ", this build runs "
                                    + ours,
                            "choose another data directory with --data DIR, or use the dbguild that made it")
                    .with("file", layout.data().toString());
        }
    }

    private void initdb(String password) throws IOException {
        Path passwordFile = layout.root().resolve("initdb.password");
        Files.deleteIfExists(passwordFile);
        Secrets.createPrivate(passwordFile);
        try {
            Files.writeString(passwordFile, password);
            giveToServer(passwordFile);
            List<Object> words =
                    new ArrayList<>(
                            List.of(
                                    binaries.program("initdb"),
                                    "--pgdata=" + layout.unfinished(),
                                    "--username=" + USER,
                                    "--pwfile=" + passwordFile,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale=C",
                                    "--no-instructions"));
            words.addAll(locale());
            Command.Outcome outcome = runAs.program(words.toArray()).run();
            if (!outcome.fine()) {
                throw unavailable("the embedded PostgreSQL cannot be made: " + outcome.output());
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /// Text sorts by its bytes on every release; where PostgreSQL can, it knows the letters of all languages besides.
    private List<String> locale() {
        return layout.release().atLeast(17)
                ? List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8")
                : List.of();
    }

    /// Starts the server and waits until it takes connections.
    ///
    /// @return the port on loopback
    int start() {
        clearLeftovers();
        Command.Outcome last = new Command.Outcome(-1, "");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            last = launch();
            Optional<Integer> port = last.fine() ? awaitReady() : Optional.empty();
            if (port.isPresent()) {
                return port.get();
            }
            pause(Duration.ofMillis(300));
        }
        throw unavailable("the embedded PostgreSQL does not start: " + reason(last));
    }

    private Command.Outcome launch() {
        try {
            limitLog();
            Files.writeString(layout.settings(), ServerSettings.text(layout.release(), freePort()));
            return runAs.program(
                            binaries.program("pg_ctl"),
                            "start",
                            "--no-wait",
                            "--silent",
                            "--pgdata=" + layout.data(),
                            "--log=" + layout.log())
                    .run();
        } catch (IOException e) {
            throw Disk.unwritable(layout.data(), e);
        }
    }

    private Optional<Integer> awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int absent = 0;
        while (System.nanoTime() < deadline) {
            Optional<PostmasterFile> file = PostmasterFile.read(layout.postmasterFile());
            if (file.isPresent() && file.get().ready() && file.get().isAlive()) {
                return file.map(PostmasterFile::port);
            }
            absent = file.isPresent() && file.get().isAlive() ? 0 : absent + 1;
            if (absent * POLL_MILLIS > 3_000) {
                return Optional.empty();
            }
            pause(Duration.ofMillis(POLL_MILLIS));
        }
        return Optional.empty();
    }

    /// Ends a server that outlived its process, and removes a pid file whose number now belongs to another program.
    private void clearLeftovers() {
        PostmasterFile.read(layout.postmasterFile())
                .ifPresent(file -> {
                    if (file.isAlive()) {
                        stop();
                    } else if (file.isTakenByAnother()) {
                        layout.postmasterFile().toFile().delete();
                    }
                });
    }

    /// Stops the server: sessions are ended, everything is on disk.
    void stop() {
        if (!stop("fast", 20)) {
            stop("immediate", 10);
        }
    }

    private boolean stop(String mode, int seconds) {
        return runAs.program(
                        binaries.program("pg_ctl"),
                        "stop",
                        "--silent",
                        "--mode=" + mode,
                        "--timeout=" + seconds,
                        "--pgdata=" + layout.data())
                .succeeds();
    }

    /// Keeps at most two logs of limited size. The server appends, so the file may shrink under it.
    void limitLog() throws IOException {
        Path log = layout.log();
        if (Files.notExists(log)) {
            Secrets.createPrivate(log);
            giveToServer(log);
        } else if (Files.size(log) > LOG_LIMIT) {
            Files.copy(
                    log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
            Files.newByteChannel(
                            log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }

    private void takeOver() throws IOException {
        if (runAs.isAnotherAccount() && !Files.getOwner(layout.version()).equals(nobody())) {
            giveToServer(layout.data());
        }
    }

    private void giveToServer(Path tree) throws IOException {
        if (runAs.isAnotherAccount()) {
            Disk.give(tree, nobody());
        }
    }

    private static UserPrincipal nobody() throws IOException {
        return FileSystems.getDefault()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName("nobody");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String reason(Command.Outcome last) {
        try {
            String log = Files.readString(layout.log());
            String tail = log.substring(Math.max(0, log.length() - 600)).strip();
            return tail.isEmpty() ? last.output() : tail;
        } catch (IOException e) {
            return last.output();
        }
    }

    private Problem unavailable(String what) {
        return new Problem(
                        Code.LAB_UNAVAILABLE,
                        what,
                        "look into '" + layout.log() + "', or run './dbguild doctor'")
                .with("file", layout.log().toString());
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
