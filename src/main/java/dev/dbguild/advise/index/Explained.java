package dev.dbguild.advise.index;

import java.util.BitSet;

/// What the planner said of one query when it saw some candidates.
///
/// @param visible the candidates that it saw
/// @param used those of them that its plan uses
/// @param sorts how often rows are sorted before most of them are thrown away by LIMIT
record Explained(BitSet visible, BitSet used, double cost, long sorts) {
    /// Whether it would say the same seeing only these: what it chose is there, and nothing that it did not see.
    boolean holdsFor(BitSet others) {
        return contains(others, used) && contains(visible, others);
    }

    private static boolean contains(BitSet all, BitSet some) {
        BitSet rest = (BitSet) some.clone();
        rest.andNot(all);
        return rest.isEmpty();
    }
}
