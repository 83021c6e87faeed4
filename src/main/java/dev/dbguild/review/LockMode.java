package dev.dbguild.review;

import java.util.Locale;

/// PostgreSQL's table-level locks, weakest first.
enum LockMode {
    ACCESS_SHARE,
    ROW_SHARE,
    ROW_EXCLUSIVE,
    SHARE_UPDATE_EXCLUSIVE,
    SHARE,
    SHARE_ROW_EXCLUSIVE,
    EXCLUSIVE,
    ACCESS_EXCLUSIVE;

    /// As PostgreSQL's manual writes it: `ACCESS EXCLUSIVE`.
    String words() {
        return name().replace('_', ' ');
    }

    /// The mode of these words, in any case; ACCESS EXCLUSIVE for others, as LOCK TABLE has it.
    static LockMode of(String words) {
        String name = words.strip().replaceAll("\\s+", "_").toUpperCase(Locale.ROOT);
        for (LockMode mode : values()) {
            if (mode.name().equals(name)) {
                return mode;
            }
        }
        return ACCESS_EXCLUSIVE;
    }

    LockMode or(LockMode other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
