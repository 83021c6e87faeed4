package dev.dbguild.lab;

import java.util.Locale;
import java.util.regex.Pattern;

/// How a statement wants to be run, told by its first words.
enum Manner {
    /// Opens a transaction.
    BEGIN("begin|start transaction"),
    /// Ends the transaction.
    END("commit|end|abort|rollback(?! (work |transaction )?(to|prepared)\\b)"),
    /// Governs the session or the transaction, and touches no relation.
    SESSION("set|reset|show|discard|savepoint|release|rollback|listen|unlisten|notify|deallocate"),
    /// Refuses to run inside a transaction.
    OUTSIDE(
            "vacuum|alter system|create database|drop database|create tablespace|drop tablespace"
                    + "|reindex \\(?.*\\b(database|system|schema)"
                    + "|(create( unique)? index|drop index|reindex)\\b.*\\bconcurrently"
                    + "|alter table\\b.*\\bdetach partition\\b.*\\bconcurrently"
                    + "|do\\b.*\\bcommit(?=\\s*;)"),
    /// Anything else: observed inside a transaction.
    INSIDE("");

    private static final Pattern COMMENTS =
            Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final int HEAD = 2_000;

    private final Pattern pattern;

    Manner(String words) {
        this.pattern = Pattern.compile("(" + words + ")\\b.*", Pattern.DOTALL);
    }

    static Manner of(String sql) {
        String head = head(sql);
        for (Manner manner : values()) {
            if (manner != INSIDE && manner.pattern.matcher(head).matches()) {
                return manner;
            }
        }
        return INSIDE;
    }

    /// The statement's beginning in lower case, without comments, with single blanks.
    static String head(String sql) {
        String beginning = sql.substring(0, Math.min(sql.length(), HEAD));
        return COMMENTS.matcher(beginning)
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
