package dev.dbguild.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

/// Lengthens the files of empty relations without using disk: the planner looks at the physical length.
final class RelationFiles {
    private static final long SEGMENT = 1L << 30;
    private static final int MINIMUM_FOR_HEIGHT = 2;

    private final Connection administrator;
    private final Path cluster;

    /// @param cluster PostgreSQL's data directory
    RelationFiles(Connection administrator, Path cluster) {
        this.administrator = administrator;
        this.cluster = cluster;
    }

    /// Lengthens a relation, and raises it if it is a b-tree. Shorter than it is, it stays as it is.
    void resize(Blueprint.Size size) {
        String qualified = size.qualified();
        List<String> path =
                Jdbc.texts(administrator, "select pg_relation_filepath(to_regclass(?))", qualified);
        if (path.isEmpty() || path.getFirst() == null || size.bytes() <= 0) {
            return;
        }
        try {
            Path file = cluster.resolve(path.getFirst());
            long pages = size.bytes() / BtreeFile.PAGE;
            if (size.method().equals("btree") && pages >= MINIMUM_FOR_HEIGHT) {
                forget(qualified);
                new BtreeFile(file)
                        .setHeight(BtreeSize.height(pages, size.keyWidth(), size.grown()));
            }
            lengthen(file, pages * BtreeFile.PAGE);
        } catch (IOException e) {
            throw Disk.unwritable(cluster, e);
        }
    }

    /// Makes the server write the pages it holds and drop them, so that it reads ours.
    private void forget(String qualified) {
        Jdbc.run(
                administrator,
                "select dbguild_lab.pg_buffercache_evict_relation("
                        + Jdbc.literal(qualified)
                        + "::regclass)");
    }

    static void lengthen(Path file, long bytes) throws IOException {
        long rest = bytes;
        for (int segment = 0; rest > 0; segment++, rest -= SEGMENT) {
            Path part =
                    segment == 0 ? file : file.resolveSibling(file.getFileName() + "." + segment);
            boolean isNew = Files.notExists(part);
            long length = Math.min(rest, SEGMENT);
            try (java.io.RandomAccessFile content =
                    new java.io.RandomAccessFile(part.toFile(), "rw")) {
                if (content.length() < length) {
                    content.setLength(length);
                }
            }
            if (isNew) {
                Files.setOwner(part, Files.getOwner(file));
                Disk.permit(part, "rw-------");
            }
        }
    }
}
