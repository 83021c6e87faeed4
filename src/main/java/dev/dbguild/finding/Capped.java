package dev.dbguild.finding;

/// A text that takes blocks as long as there is room, and says how many it had to leave out. Not thread-safe.
final class Capped {
    /// What GitHub takes as the body of a comment, in characters.
    static final int GITHUB = 65_536;

    private static final int FOR_THE_LAST_WORD = 200;

    private final StringBuilder text = new StringBuilder();
    private final int limit;
    private int left;

    Capped(int limit) {
        this.limit = limit - FOR_THE_LAST_WORD;
    }

    /// Takes the whole block or nothing of it; after the first that has no room, none is taken.
    Capped add(String block) {
        if (left > 0 || text.length() + block.length() > limit) {
            left++;
        } else {
            text.append(block);
        }
        return this;
    }

    @Override
    public String toString() {
        return left == 0
                ? text.toString()
                : text
                        + "\n_%s left out, because a comment holds no more; `--format json` has everything._\n"
                                .formatted(Report.counted(left, "part"));
    }
}
