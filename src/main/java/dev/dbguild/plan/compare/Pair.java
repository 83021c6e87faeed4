package dev.dbguild.plan.compare;

/// Two nodes of one role.
record Pair(Role before, Role now) {

    /// Whether a figure differs by so much that it is worth a word: by half, and not by a handful.
    static boolean differs(double one, double other) {
        double more = Math.max(one, other);
        double less = Math.min(one, other);
        return more >= 1.5 * less && more - less >= 10;
    }

    double rowsBefore() {
        return total(before);
    }

    double rowsNow() {
        return total(now);
    }

    private static double total(Role role) {
        return role.node().rows() * role.node().loops();
    }

    boolean bothRan() {
        return before.node().actual() != null && now.node().actual() != null;
    }
}
