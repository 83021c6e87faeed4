package dev.dbguild.lab;

import java.nio.file.Path;

/// Where the embedded PostgreSQL keeps its things below the data directory.
///
/// @param top the data directory, absolute
/// @param root `postgres` below it; `postgres-15` for the lab's PostgreSQL 15
/// @param release what runs there
record Layout(Path top, Path root, Release release) {
    static Layout below(Path dataDirectory) {
        return below(dataDirectory, Release.of(Lab.NEWEST));
    }

    static Layout below(Path dataDirectory, Release release) {
        Path top = dataDirectory.toAbsolutePath().normalize();
        String name = release.isBuiltIn() ? "postgres" : "postgres-" + release.major();
        return new Layout(top, top.resolve(name), release);
    }

    /// PostgreSQL's own data directory.
    Path data() {
        return root.resolve("data");
    }

    /// Where a cluster is made before it is moved to [#data]; what lies there was never finished.
    Path unfinished() {
        return root.resolve("data.new");
    }

    /// Locked as long as one process runs the server.
    Path lock() {
        return root.resolve("lock");
    }

    /// Locked in part by every process that uses a server it did not start.
    Path guests() {
        return root.resolve("guests");
    }

    Path secrets() {
        return root.resolve("secrets.properties");
    }

    Path log() {
        return root.resolve("server.log");
    }

    Path version() {
        return data().resolve("PG_VERSION");
    }

    Path postmasterFile() {
        return data().resolve("postmaster.pid");
    }

    Path settings() {
        return data().resolve("dbguild.conf");
    }
}
