package dev.dbguild.lab;

import java.util.Arrays;

/// What is known of the values of a column or expression: how long they are, and how often they come again.
///
/// @param widths [#SIZE] stored lengths in bytes without alignment, as frequent here as in the table; [#NULL] for null
/// @param distinct different values, not counting null
/// @param nulls share of rows
/// @param common shares of the most common values
record ColumnSample(int[] widths, double distinct, double nulls, double[] common) {
    static final int SIZE = 128;
    static final int NULL = -1;

    /// Values of one length.
    static int[] constant(int width) {
        int[] widths = new int[SIZE];
        Arrays.fill(widths, width);
        return widths;
    }

    /// Values about so long, of which no more is known.
    static int[] around(double average) {
        int[] widths = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            widths[i] = (int) Math.max(1, Math.round(average - 3.5 + i % 8));
        }
        return widths;
    }

    /// The same with so many nulls among them.
    static int[] withNulls(int[] widths, double nulls) {
        int[] mixed = widths.clone();
        for (int i = 0; i < SIZE; i++) {
            if (Math.floor((i + 1) * nulls) > Math.floor(i * nulls)) {
                mixed[i] = NULL;
            }
        }
        return mixed;
    }

    /// One of the lengths. Another `stride` (odd) pairs them differently, as if columns were independent.
    int width(int i, int stride) {
        return widths[(i * stride) & (SIZE - 1)];
    }
}
