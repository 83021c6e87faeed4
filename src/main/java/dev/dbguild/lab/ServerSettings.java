package dev.dbguild.lab;

/// The settings the embedded server is started with. Written at every start; what an administrator sets by
/// `ALTER SYSTEM` still wins.
final class ServerSettings {
    private static final String TEXT =
            """
            # written by dbguild at every start
            port = %d
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 100
            max_locks_per_transaction = 256
            shared_preload_libraries = 'pg_stat_statements'
            compute_query_id = on
            pg_stat_statements.max = 5000
            pg_stat_statements.track_utility = off
            track_io_timing = on
            track_activity_query_size = 8192
            # nothing replicates from here: bulk loads then need no log, and nothing is less durable
            wal_level = minimal
            max_wal_senders = 0
            max_wal_size = '2GB'
            shared_buffers = '256MB'
            effective_cache_size = '1GB'
            random_page_cost = 1.1
            log_timezone = 'UTC'
            timezone = 'UTC'
            # what callers get wrong is told to them, not to the log
            log_min_messages = 'fatal'
            log_checkpoints = off
            """;

    /// Only shadows live in the servers of other majors.
    private static final String FLEETING =
            """
            # nothing is kept here
            fsync = off
            full_page_writes = off
            synchronous_commit = off
            autovacuum = off
            shared_buffers = '64MB'
            """;

    private ServerSettings() {}

    static String text(Release release, int port) {
        return TEXT.formatted(port) + (release.isBuiltIn() ? "" : FLEETING);
    }
}
