package dev.dbguild.review;

import dev.dbguild.finding.Location;
import dev.dbguild.sql.Source;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A comment by which somebody excuses findings: `-- dbguild:ignore drop-table because nobody reads it`.
///
/// @param comment the whole comment
/// @param about the statement, null for `dbguild:ignore-file` and where no statement is near
/// @param wholeFile whether it is `dbguild:ignore-file` at the top of a file
/// @param rules ids as written
/// @param reason empty when there is none
/// @param until the last day it holds as written, null when it has none
record Directive(
        String file,
        Source comment,
        @Nullable Source about,
        boolean wholeFile,
        List<String> rules,
        String reason,
        @Nullable String until) {

    Directive {
        rules = List.copyOf(rules);
    }

    boolean covers(Location place) {
        boolean here =
                about != null && about.start() <= place.start() && place.start() < about.end();
        return file.equals(place.file()) && (wholeFile || here);
    }

    /// Whether it has come to its end, or its end is no date.
    boolean expired(LocalDate today) {
        return until != null && day().map(last -> last.isBefore(today)).orElse(true);
    }

    /// Its last day; empty when it has none that is in the calendar.
    Optional<LocalDate> day() {
        try {
            return Optional.ofNullable(until).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Where a finding about it stands.
    Location place() {
        return Location.inFile(file, comment.start(), comment.end(), comment.line());
    }
}
