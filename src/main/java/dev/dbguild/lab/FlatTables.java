package dev.dbguild.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;

/// While it is open, the files of a twin's tables have no pages, so that an index on them is built at once. A server
/// process that first looks at them now sees empty tables; closing gives them their length back.
final class FlatTables implements AutoCloseable {
    private static final String PATHS =
            """
            select pg_relation_filepath(c.oid) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            """;

    private final Connection administrator;
    private final Path cluster;
    private final Map<Path, Long> lengths = new LinkedHashMap<>();

    /// @param cluster PostgreSQL's data directory
    FlatTables(Connection administrator, Path cluster) {
        this.administrator = administrator;
        this.cluster = cluster;
    }

    /// The first file of each is enough: PostgreSQL looks for the next only behind a full one.
    void flatten() {
        for (String path : Jdbc.texts(administrator, PATHS)) {
            Path file = cluster.resolve(path);
            lengths.put(file, file.toFile().length());
            setLength(file, 0);
        }
    }

    @Override
    public void close() {
        lengths.forEach(FlatTables::setLength);
    }

    private static void setLength(Path file, long length) {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(length);
        } catch (IOException e) {
            throw Disk.unwritable(file, e);
        }
    }
}
