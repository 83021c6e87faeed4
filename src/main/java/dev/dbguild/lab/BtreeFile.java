package dev.dbguild.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Gives the file of an empty b-tree the height of a full one: a chain of pages from the root down to one empty leaf.
///
/// The planner reads the height from the first page and adds the descent to the cost of every index scan. A chain of
/// valid pages, not just a number, is needed because it also looks up the ends of indexes. Formats are those of
/// PostgreSQL's `nbtree.h` and `bufpage.h`, unchanged since version 12.
final class BtreeFile {
    static final int PAGE = 8192;

    private static final int CHECKSUM = 8;
    private static final int ROOT = 32;
    private static final int SPECIAL = PAGE - 16;
    private static final int ALL_EQUAL_IMAGE = 64;
    private static final int DOWNLINK = 8;

    private final Path file;

    BtreeFile(Path file) {
        this.file = file;
    }

    /// Whether equal keys share one entry: decided by PostgreSQL when it made the index.
    boolean deduplicates() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return first(channel).get(ALL_EQUAL_IMAGE) != 0;
        }
    }

    /// @param height levels above the leaves
    void setHeight(int height) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer meta = first(channel);
            meta.putInt(ROOT, 1).putInt(ROOT + 4, height);
            meta.putInt(ROOT + 8, 1).putInt(ROOT + 12, height);
            write(channel, meta, 0);
            for (int level = height; level >= 0; level--) {
                write(channel, page(level, height), height - level + 1);
            }
        }
    }

    private static ByteBuffer first(FileChannel channel) throws IOException {
        ByteBuffer meta = empty();
        channel.read(meta, 0);
        return meta;
    }

    private static ByteBuffer empty() {
        return ByteBuffer.allocate(PAGE).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer page(int level, int height) {
        boolean leaf = level == 0;
        int upper = leaf ? SPECIAL : SPECIAL - DOWNLINK;
        ByteBuffer page = empty();
        page.putShort(12, (short) (leaf ? 24 : 28));
        page.putShort(14, (short) upper);
        page.putShort(16, (short) SPECIAL);
        page.putShort(18, (short) (PAGE | 4));
        if (!leaf) {
            page.putInt(24, upper | 1 << 15 | DOWNLINK << 17);
            page.putShort(upper + 2, (short) (height - level + 2));
            page.putShort(upper + 6, (short) (DOWNLINK | 0x2000));
        }
        page.putInt(SPECIAL + 8, level);
        page.putShort(SPECIAL + 12, (short) ((leaf ? 1 : 0) | (level == height ? 2 : 0)));
        return page;
    }

    private static void write(FileChannel channel, ByteBuffer page, int block) throws IOException {
        page.putShort(CHECKSUM, (short) 0);
        page.putShort(CHECKSUM, PageChecksum.of(page, block));
        page.position(0);
        channel.write(page, (long) block * PAGE);
    }
}
