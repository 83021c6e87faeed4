package dev.dbguild.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a running server says of itself in its `postmaster.pid`.
///
/// @param pid of the server's first process; it may be long dead, or belong to another program by now
/// @param ready whether connections are accepted
record PostmasterFile(long pid, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /// What the file says, or empty when there is none or it is not yet whole.
    static Optional<PostmasterFile> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            return Optional.of(
                    new PostmasterFile(
                            Long.parseLong(lines.getFirst().strip()),
                            Integer.parseInt(lines.get(PORT_LINE).strip()),
                            lines.size() > STATUS_LINE
                                    && lines.get(STATUS_LINE).strip().equals("ready")));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Whether the process still runs and is a PostgreSQL: process ids are used again.
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(PostmasterFile::isPostgres)
                .orElse(false);
    }

    /// Whether some process has the pid, and it is not a PostgreSQL.
    boolean isTakenByAnother() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !isAlive();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.contains("postgres")).orElse(true);
    }
}
