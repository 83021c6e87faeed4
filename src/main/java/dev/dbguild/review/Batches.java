package dev.dbguild.review;

import dev.dbguild.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a change of many rows into small ones.
final class Batches {
    private static final Pattern WHERE_NULL =
            Pattern.compile(
                    "\\bwhere\\s+\\(*\\s*((?:\"[^\"]+\"|[\\w$.])+)\\s+is\\s+null\\s*\\)*\\s*$",
                    Pattern.CASE_INSENSITIVE);
    private static final String AGAIN =
            "-- repeat until it changes no row, each time in a transaction of its own\n";

    private Batches() {}

    /// The column whose empty rows the statement is about, when that is its whole condition.
    static Optional<String> unfilled(Statement.Change change) {
        Matcher where = WHERE_NULL.matcher(change.text());
        return where.find() ? Optional.of(where.group(1)) : Optional.empty();
    }

    /// The statement for a few thousand rows at a time, where its condition tells which rows are still to do; else
    /// as it is.
    static String of(Statement.Change change) {
        String text = change.text();
        return unfilled(change)
                .map(column ->
                        AGAIN
                                + WHERE_NULL
                                        .matcher(text)
                                        .replaceFirst(
                                                Matcher.quoteReplacement(
                                                        "WHERE ctid = ANY (ARRAY(SELECT ctid FROM %s WHERE %s IS NULL LIMIT 5000));"
                                                                .formatted(
                                                                        change.target().text(),
                                                                        column))))
                .orElse(text + ";");
    }
}
