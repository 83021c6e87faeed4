package dev.dbguild.finding;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reports made by hand.
final class Reported {
    private Reported() {}

    /// A finding about this piece of `m.sql`.
    static Told about(String source, String piece, Severity severity) {
        int start = bytes(source.substring(0, source.indexOf(piece)));
        int line = (int) source.substring(0, source.indexOf(piece)).lines().count();
        boolean begins =
                source.indexOf(piece) == 0 || source.charAt(source.indexOf(piece) - 1) == '\n';
        Location place =
                Location.inFile("m.sql", start, start + bytes(piece), begins ? line + 1 : line);
        return told(place, severity, null);
    }

    static Told told(Location place, Severity severity, @Nullable String replacement) {
        return new Told(
                new Finding(
                        "drop-table",
                        severity,
                        "a",
                        place,
                        "it is gone",
                        new Remedy("keep it", "SELECT 1;\nSELECT 2;"),
                        Proof.ASSUMED,
                        "a target"),
                "assumed; to settle it: a target",
                replacement,
                null);
    }

    static Told replacing(Told told, String replacement) {
        return new Told(told.finding(), told.proof(), replacement, null);
    }

    static Told excused(Told told, String reason) {
        return new Told(told.finding(), told.proof(), null, new Told.Excuse(reason, 1));
    }

    static Report of(String source, @Nullable Change change, Told... findings) {
        return new Report(
                Map.of("schema", "dbguild/review/1"),
                new Report.Totals(1, 2, 1),
                List.of(findings),
                List.of(),
                Map.of(
                        "drop-table",
                        new RuleCard(
                                "drop-table",
                                Severity.ERROR,
                                "rows are gone",
                                "keep them",
                                List.of("drop table a;"),
                                List.of("select 1;"))),
                List.of(new Report.Gap("m.sql:9 SELECT", "the lab has no <such> thing")),
                Map.of("m.sql", source),
                change);
    }

    private static int bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
