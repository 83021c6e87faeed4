package dev.dbguild.lab;

import java.nio.file.Path;

/// Where the embedded PostgreSQL keeps its things below the data directory.
///
/// @param top the data directory, absolute
/// @param root `postgres` below it
record Layout(Path top, Path root) {
    static Layout below(Path dataDirectory) {
        Path top = dataDirectory.toAbsolutePath().normalize();
        return new Layout(top, top.resolve("postgres"));
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
