package dev.dbguild.lab;

/// How many pages a b-tree of a given content takes when it is built (`nbtsort.c`, `nbtdedup.c`).
///
/// @param leafBytes of all entries in leaves
/// @param largest bytes of a usual entry: on average half of one is left free in a page
/// @param keyWidth average bytes of a key's columns
/// @param fillFactor percent of a leaf that a build fills
record BtreeSize(double leafBytes, double largest, int keyWidth, int fillFactor) {
    private static final int USABLE = BtreeFile.PAGE - 24 - 16;
    private static final int HEADER = 8;
    private static final int POINTER = 4;
    private static final int ROW_ID = 6;

    /// A build merges equal keys into entries of a tenth of a page (`_bt_load`).
    private static final int POSTING_LIMIT = 808;

    /// Inner pages are filled to 70 % (`BTREE_NONLEAF_FILLFACTOR`).
    private static final double INNER_FILL = 0.7;

    /// Up to so many rows for each key it matters that some keys have more and some have one.
    private static final double FEW = 12;

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

    /// A leaf is full when less than the free share is left, and its last entry then becomes its upper end.
    private long leaves() {
        double free = BtreeFile.PAGE * (100 - fillFactor) / 100.0;
        double capacity = USABLE - 2 * POINTER - Math.floor(free);
        return Math.max(1, (long) Math.ceil(leafBytes / Math.max(largest, capacity - largest / 2)));
    }

    /// Bytes of one key's entries in leaves.
    ///
    /// @param rows that have this key, on average
    /// @param entry bytes of an entry for one row
    static double merged(double rows, double entry) {
        if (rows <= 1) {
            return entry;
        }
        if (rows >= FEW) {
            return lists(rows, entry);
        }
        double others = rows - 1;
        double probability = Math.exp(-others);
        double bytes = probability * entry;
        for (int more = 1; more < 4 * FEW; more++) {
            probability *= others / more;
            bytes += probability * lists(more + 1, entry);
        }
        return bytes;
    }

    private static double lists(double rows, double entry) {
        double key = entry - POINTER;
        double most = Math.max(2, Math.floor((POSTING_LIMIT - key) / ROW_ID));
        double full = Math.floor(rows / most);
        double rest = rows - full * most;
        double last = rest == 0 ? 0 : rest <= 1 ? entry : list(rest, key);
        return full * list(most, key) + last;
    }

    private static double list(double rows, double key) {
        return Math.ceil((key + rows * ROW_ID) / 8) * 8 + POINTER;
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
        return (HEADER + keyWidth + 7) / 8 * 8 + POINTER;
    }
}
