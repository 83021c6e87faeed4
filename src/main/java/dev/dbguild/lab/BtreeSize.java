package dev.dbguild.lab;

/// How many pages a b-tree of a given content takes when it is built.
///
/// @param tuples entries
/// @param distinct different keys among them
/// @param keyWidth average bytes of a key's columns
/// @param fillFactor percent of a leaf that a build fills
record BtreeSize(
        double tuples, double distinct, int keyWidth, int fillFactor, boolean deduplicates) {
    private static final int USABLE = BtreeFile.PAGE - 24 - 16;
    private static final int HEADER = 8;
    private static final int POINTER = 4;
    private static final int ROW_ID = 6;

    /// A build merges equal keys into entries of a tenth of a page (`_bt_load`).
    private static final int POSTING_LIMIT = 812;

    /// Inner pages are filled to 70 % (`BTREE_NONLEAF_FILLFACTOR`).
    private static final double INNER_FILL = 0.7;

    /// Leaves, the levels above them, and the first page.
    long pages() {
        long level = leaves();
        long all = level + 1;
        int fanout = fanout(keyWidth);
        while (level > 1) {
            level = (level + fanout - 1) / fanout;
            all += level;
        }
        return all;
    }

    private long leaves() {
        double bytes = deduplicates && distinct < tuples ? merged() : tuples * entry(keyWidth);
        return Math.max(1, (long) Math.ceil(bytes / (USABLE * fillFactor / 100.0)));
    }

    private double merged() {
        double rows = tuples / Math.max(1, distinct);
        double perEntry =
                Math.floor((POSTING_LIMIT - aligned(HEADER + keyWidth)) / (double) ROW_ID);
        double entries = Math.ceil(rows / Math.max(1, perEntry));
        double merged = entries * (entry(keyWidth) + 4) + rows * ROW_ID;
        return distinct * Math.min(rows * entry(keyWidth), merged);
    }

    /// Levels above the leaves of a tree of so many pages.
    ///
    /// @param grown whether rows were added to it one by one, so that its root was divided only when it was full; else
    ///     it was built at once
    static int height(long pages, int keyWidth, boolean grown) {
        int height = 0;
        int fanout = fanout(keyWidth);
        long level = Math.max(1, pages - 1);
        while (level > 1) {
            height++;
            boolean fits = grown && level <= USABLE / entry(keyWidth);
            level = fits ? 1 : (level + fanout - 1) / fanout;
        }
        return height;
    }

    private static int fanout(int keyWidth) {
        return Math.max(2, (int) (USABLE * INNER_FILL / entry(keyWidth)));
    }

    private static int entry(int keyWidth) {
        return aligned(HEADER + keyWidth) + POINTER;
    }

    private static int aligned(int bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
