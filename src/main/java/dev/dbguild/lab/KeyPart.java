package dev.dbguild.lab;

import java.util.ArrayList;
import java.util.List;

/// Some of a table's rows, whose keys come about equally often.
///
/// @param share of all rows
/// @param keys that these rows could have
record KeyPart(double share, double keys) {
    /// Rarer values are taken together with the rest.
    private static final double COMMON = 0.01;

    /// Nulls and common values by themselves, and the rest.
    static List<KeyPart> of(ColumnSample sample) {
        List<KeyPart> parts = new ArrayList<>();
        double rest = 1 - sample.nulls();
        if (sample.nulls() > 0) {
            parts.add(new KeyPart(sample.nulls(), 1));
        }
        for (double share : sample.common()) {
            if (share >= COMMON) {
                parts.add(new KeyPart(share, 1));
                rest -= share;
            }
        }
        double others = sample.distinct() - parts.size() + (sample.nulls() > 0 ? 1 : 0);
        if (rest > 0) {
            parts.add(new KeyPart(rest, Math.max(1, others)));
        }
        return parts;
    }

    static List<KeyPart> product(List<KeyPart> first, List<KeyPart> second) {
        return first.stream()
                .flatMap(a ->
                        second.stream().map(b -> new KeyPart(a.share * b.share, a.keys * b.keys)))
                .toList();
    }

    /// With only as many keys as so many rows can have, when every combination is as likely.
    KeyPart among(double rows) {
        return new KeyPart(share, keys * -Math.expm1(-share * rows / keys));
    }

    /// What a b-tree's leaves need for them.
    ///
    /// @param tuples in the index
    /// @param rows of the table
    /// @param entry bytes of an entry for one row
    double bytes(double tuples, double rows, double entry) {
        double present = present(tuples, rows);
        return present <= 0 ? 0 : present * BtreeSize.merged(share * tuples / present, entry);
    }

    /// How many of the keys are among the rows that a predicate chooses.
    double present(double tuples, double rows) {
        double left = Math.max(0, 1 - tuples / Math.max(1, rows));
        return keys <= 0 ? 0 : keys * (1 - Math.pow(left, share * rows / keys));
    }
}
