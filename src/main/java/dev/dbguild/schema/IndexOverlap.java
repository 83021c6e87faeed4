package dev.dbguild.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Tells whether one index does what another one already does.
public final class IndexOverlap {
    private IndexOverlap() {}

    /// Whether both hold the same keys of the same rows of one table; uniqueness may differ.
    public static boolean same(Index one, Index other) {
        return comparable(one, other)
                && one.keys().size() == other.keys().size()
                && alike(one.keys(), other.keys())
                && Set.copyOf(one.include()).equals(Set.copyOf(other.include()));
    }

    /// Whether `shorter` is of no use beside `longer`: a plain b-tree whose keys are the first keys of `longer`.
    ///
    /// An index that enforces uniqueness is never covered, for only it forbids the duplicates it forbids.
    public static boolean covers(Index longer, Index shorter) {
        return comparable(longer, shorter)
                && longer.method().equals("btree")
                && !shorter.unique()
                && !shorter.constraint()
                && longer.valid()
                && shorter.keys().size() < longer.keys().size()
                && alike(shorter.keys(), longer.keys().subList(0, shorter.keys().size()))
                && payload(longer).containsAll(shorter.include());
    }

    /// Which of two that are the [#same] can go: what enforces least, then the later name.
    public static Index expendable(Index one, Index other) {
        int worth = Integer.compare(worth(one), worth(other));
        if (worth != 0) {
            return worth < 0 ? one : other;
        }
        return one.name().compareTo(other.name()) > 0 ? one : other;
    }

    private static int worth(Index index) {
        int worth = index.valid() ? 1 : 0;
        worth += index.unique() ? 2 : 0;
        worth += index.constraint() ? 4 : 0;
        return worth + (index.primary() ? 8 : 0);
    }

    private static boolean comparable(Index one, Index other) {
        return !(one.name().equals(other.name()) && one.namespace().equals(other.namespace()))
                && one.namespace().equals(other.namespace())
                && one.table().equals(other.table())
                && one.method().equals(other.method())
                && Objects.equals(one.predicate(), other.predicate());
    }

    /// A b-tree reads both ways, so keys that all run the other way are as good.
    private static boolean alike(List<IndexKey> keys, List<IndexKey> others) {
        return alike(keys, others, false) || alike(keys, others, true);
    }

    private static boolean alike(List<IndexKey> keys, List<IndexKey> others, boolean reversed) {
        for (int i = 0; i < keys.size(); i++) {
            if (!alike(keys.get(i), others.get(i), reversed)) {
                return false;
            }
        }
        return true;
    }

    private static boolean alike(IndexKey key, IndexKey other, boolean reversed) {
        return key.text().equals(other.text())
                && key.expression() == other.expression()
                && key.descending() == (other.descending() != reversed)
                && key.nullsFirst() == (other.nullsFirst() != reversed)
                && Objects.equals(key.operatorClass(), other.operatorClass())
                && Objects.equals(key.collation(), other.collation());
    }

    private static Set<String> payload(Index index) {
        Set<String> payload = new HashSet<>(index.include());
        payload.addAll(index.keyTexts());
        return payload;
    }
}
