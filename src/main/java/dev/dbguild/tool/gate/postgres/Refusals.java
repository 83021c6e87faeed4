package dev.dbguild.tool.gate.postgres;

import dev.dbguild.Problem;
import dev.dbguild.tool.gate.Refusal;
import java.util.Locale;
import java.util.Map;

/// What the gate says of statements that may not run, and what to do instead.
final class Refusals {
    private static final String IN_A_TRANSACTION =
            "leave it out: each query runs in a read-only transaction of its own, which is rolled back";
    private static final String REVIEW =
            "to see its plan, explain it without analyze; to have it made, write it into a migration and give that to the"
                    + " tool validate_migration";
    private static final String SESSION =
            "leave it out: sessions are shared, and reset after each query";

    private static final Map<String, String> CURES =
            Map.ofEntries(
                    Map.entry("begin", IN_A_TRANSACTION),
                    Map.entry("start", IN_A_TRANSACTION),
                    Map.entry("commit", IN_A_TRANSACTION),
                    Map.entry("end", IN_A_TRANSACTION),
                    Map.entry("rollback", IN_A_TRANSACTION),
                    Map.entry("abort", IN_A_TRANSACTION),
                    Map.entry("savepoint", IN_A_TRANSACTION),
                    Map.entry("release", IN_A_TRANSACTION),
                    Map.entry("set", SESSION),
                    Map.entry("reset", SESSION),
                    Map.entry("discard", SESSION),
                    Map.entry("listen", SESSION),
                    Map.entry("lock", SESSION),
                    Map.entry(
                            "prepare", "send the query itself; $1 in it is planned for any value"),
                    Map.entry(
                            "execute", "send the query itself; $1 in it is planned for any value"),
                    Map.entry("declare", "send the query itself; its rows are streamed as it is"),
                    Map.entry("fetch", "send the query itself; its rows are streamed as it is"),
                    Map.entry("copy", "send the SELECT; its rows come back as the result"),
                    Map.entry("show", "select current_setting('name')"),
                    Map.entry("call", "a procedure may do anything; select from what it reads"),
                    Map.entry("do", "a block may do anything; send the query that it runs"),
                    Map.entry("create", REVIEW),
                    Map.entry("alter", REVIEW),
                    Map.entry("drop", REVIEW),
                    Map.entry("truncate", REVIEW));

    private Refusals() {}

    static Problem kind(Sentence sentence, int at) {
        Lexeme word = sentence.at(at);
        String shown = word.text().toUpperCase(Locale.ROOT);
        return Refusal.of(
                "'" + shown + "' is no query, and only queries may run",
                CURES.getOrDefault(word.text(), "send a SELECT, VALUES or TABLE"),
                word.text(),
                word.position());
    }

    static Problem change(Lexeme word) {
        return Refusal.of(
                "'"
                        + word.text().toUpperCase(Locale.ROOT)
                        + "' changes rows, and is never executed",
                REVIEW,
                word.text(),
                word.position());
    }

    static Problem changeWithin(Lexeme word) {
        return Refusal.of(
                "a part of the statement changes rows: '"
                        + word.text().toUpperCase(Locale.ROOT)
                        + "' in brackets",
                "leave that part out",
                word.text(),
                word.position());
    }

    static Problem into(Lexeme word) {
        return Refusal.of(
                "SELECT INTO makes a table",
                "leave 'into' and the name out; the rows come back as the result",
                "into",
                word.position());
    }

    static Problem lock(Lexeme word, String clause) {
        return Refusal.of(
                "'" + clause.toUpperCase(Locale.ROOT) + "' locks the rows that it reads",
                "leave it out",
                "for",
                word.position());
    }
}
