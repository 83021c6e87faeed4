package dev.dbguild.lab;

import dev.dbguild.Json;
import dev.dbguild.lab.Blueprint.Size;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

/// Lengthens the files of empty relations without using disk: the planner looks at the physical length.
final class RelationFiles {
    private static final long SEGMENT = 1L << 30;
    private static final int MINIMUM_FOR_HEIGHT = 2;
    private static final String PATHS =
            """
            select g.i - 1, pg_relation_filepath(c.oid)
            from json_array_elements(?::json) with ordinality as g(size, i)
            join pg_namespace n on n.nspname = g.size ->> 'schema'
            join pg_class c on c.relnamespace = n.oid and c.relname = g.size ->> 'name'
            where c.relkind in ('r', 'm', 'i') and (g.size ->> 'bytes')::bigint > 0
            """;

    private final Connection administrator;
    private final Path cluster;

    /// @param cluster PostgreSQL's data directory
    RelationFiles(Connection administrator, Path cluster) {
        this.administrator = administrator;
        this.cluster = cluster;
    }

    /// A relation's file below the cluster's directory.
    private record Place(int size, String path) {}

    /// Lengthens relations, and raises those that are b-trees. What is longer than it should be stays as it is. The
    /// server may hold no pages of them.
    void resize(List<Size> sizes) {
        List<Place> places =
                Jdbc.all(
                        administrator,
                        row -> new Place(row.getInt(1), row.getString(2)),
                        PATHS,
                        Json.text(sizes));
        for (Place place : places) {
            resize(sizes.get(place.size()), cluster.resolve(place.path()));
        }
    }

    private static void resize(Size size, Path file) {
        try {
            long pages = size.bytes() / BtreeFile.PAGE;
            if (size.method().equals("btree") && pages >= MINIMUM_FOR_HEIGHT) {
                new BtreeFile(file)
                        .setHeight(BtreeSize.height(pages, size.keyWidth(), size.grown()));
            }
            lengthen(file, pages * BtreeFile.PAGE);
        } catch (IOException e) {
            throw Disk.unwritable(file, e);
        }
    }

    static void lengthen(Path file, long bytes) throws IOException {
        long rest = bytes;
        for (int segment = 0; rest > 0; segment++, rest -= SEGMENT) {
            Path part =
                    segment == 0 ? file : file.resolveSibling(file.getFileName() + "." + segment);
            boolean isNew = segment > 0 && Files.notExists(part);
            lengthenPart(part, Math.min(rest, SEGMENT));
            if (isNew) {
                Files.setOwner(part, Files.getOwner(file));
                Disk.permit(part, "rw-------");
            }
        }
    }

    private static void lengthenPart(Path part, long bytes) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(part.toFile(), "rw")) {
            if (content.length() < bytes) {
                content.setLength(bytes);
            }
        }
    }
}
