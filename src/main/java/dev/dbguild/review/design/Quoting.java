package dev.dbguild.review.design;

import dev.dbguild.sql.Name;

/// Why a name has to be quoted.
final class Quoting {
    private Quoting() {}

    private static boolean isQuoted(String name) {
        return Name.written(name).startsWith("\"");
    }

    /// Whether it is a word of SQL that cannot be a name by itself.
    static boolean isReserved(String name) {
        return Name.isPlain(name) && isQuoted(name);
    }

    /// Whether it has capitals, blanks or signs.
    static boolean isUnusual(String name) {
        return !Name.isPlain(name);
    }
}
