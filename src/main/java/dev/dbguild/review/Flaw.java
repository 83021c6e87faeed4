package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import java.util.List;
import java.util.stream.Stream;

/// What a rule has against a schema.
///
/// @param subject the user's object, as they wrote it; a rule has at most one flaw of each
/// @param places what to look for in a script to show where it is, the best first: keys of
///     [dev.dbguild.schema.script.Origins]
public record Flaw(String subject, List<String> places, String message, Remedy remedy) {
    public Flaw {
        places = List.copyOf(places);
    }

    public Flaw(String subject, String message, Remedy remedy) {
        this(subject, List.of(subject), message, remedy);
    }

    /// The same, shown here before elsewhere.
    public Flaw at(String place) {
        return new Flaw(
                subject,
                Stream.concat(Stream.of(place), places.stream()).toList(),
                message,
                remedy);
    }

    /// The same, shown here when no place so far is in the scripts.
    public Flaw or(String... others) {
        return new Flaw(
                subject,
                Stream.concat(places.stream(), Stream.of(others)).toList(),
                message,
                remedy);
    }
}
