package dev.dbguild.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An index just made on a twin, with what is needed to tell how large a real one would be.
///
/// @param tuples rows in it: fewer than the table's if it has a predicate
/// @param samples of each column, in order
record NewIndex(
        Heading heading, double tuples, List<IndexColumn> columns, List<ColumnSample> samples) {
    private static final int HEADER = 8;
    private static final int HEADER_WITH_NULLS = 16;
    private static final int POINTER = 4;

    NewIndex {
        columns = List.copyOf(columns);
        samples = List.copyOf(samples);
    }

    /// What the catalogue says of the index itself.
    ///
    /// @param table qualified
    /// @param rows of its table
    /// @param unique whether no two rows can have the same key
    /// @param path of its file below the data directory
    record Heading(
            long oid,
            String schema,
            String name,
            String table,
            String method,
            double rows,
            int fillFactor,
            boolean unique,
            String path,
            @Nullable String predicate) {}

    /// Levels above the leaves of a b-tree of so many pages.
    int height(long pages) {
        return BtreeSize.height(pages, keyWidth(), false);
    }

    /// Average bytes of the columns searched by.
    private int keyWidth() {
        return (int) Math.ceil(data(keys()) - HEADER);
    }

    private int keys() {
        return (int) columns.stream().filter(IndexColumn::key).count();
    }

    /// @param merges whether a b-tree keeps equal keys together
    long pages(boolean merges) {
        double width = data(columns.size()) - HEADER;
        return switch (heading.method()) {
            case "btree" -> btree(merges).pages();
            case "brin" -> 3 + (long) (tuples * (width + 8) / 128 / BtreeFile.PAGE / 100);
            case "hash" -> 2 + (long) (tuples * 20 / 0.75 / BtreeFile.PAGE);
            case "gin" ->
                    2 + (long) ((tuples * 4 + different() * (width + 16)) / 0.9 / BtreeFile.PAGE);
            default -> 2 + (long) (tuples * (width + 16) / 0.7 / BtreeFile.PAGE);
        };
    }

    private BtreeSize btree(boolean merges) {
        double entry = data(columns.size()) + POINTER;
        double bytes = merges && !heading.unique() ? merged(entry) : tuples * entry;
        return new BtreeSize(bytes, entry, keyWidth(), heading.fillFactor());
    }

    private double merged(double entry) {
        return parts().stream()
                .mapToDouble(part -> part.bytes(tuples, heading.rows(), entry))
                .sum();
    }

    private double different() {
        return parts().stream().mapToDouble(part -> part.present(tuples, heading.rows())).sum();
    }

    /// The rows by how often their keys come again, were the columns independent.
    private List<KeyPart> parts() {
        List<KeyPart> parts = List.of(new KeyPart(1, 1));
        for (int i = 0; i < keys(); i++) {
            parts = KeyPart.product(parts, KeyPart.of(samples.get(i)));
        }
        return keys() == 1
                ? parts
                : parts.stream().map(part -> part.among(heading.rows())).toList();
    }

    /// Average bytes of an entry's header and its first columns, aligned.
    private double data(int first) {
        long all = 0;
        for (int i = 0; i < ColumnSample.SIZE; i++) {
            all += (end(i, first) + 7) / 8 * 8;
        }
        return (double) all / ColumnSample.SIZE;
    }

    private int end(int row, int first) {
        int offset = HEADER;
        for (int i = 0; i < first; i++) {
            if (samples.get(i).width(row, 2 * i + 1) == ColumnSample.NULL) {
                offset = HEADER_WITH_NULLS;
            }
        }
        for (int i = 0; i < first; i++) {
            int width = samples.get(i).width(row, 2 * i + 1);
            offset = width == ColumnSample.NULL ? offset : columns.get(i).end(offset, width);
        }
        return offset;
    }
}
