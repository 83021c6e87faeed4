package dev.dbguild.sql;

import java.util.HashSet;
import java.util.Set;

/// The words between CREATE and what is created.
final class Modifiers {
    private final Set<String> words = new HashSet<>();

    void add(String word) {
        words.add(word);
    }

    boolean temporary() {
        return words.contains("TEMP") || words.contains("TEMPORARY");
    }

    boolean has(String word) {
        return words.contains(word);
    }
}
