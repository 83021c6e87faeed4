package dev.dbguild.finding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the results of a run, one for each finding. Not thread-safe.
final class SarifResults {
    private final SarifRules rules;
    private final SarifArtifacts artifacts;
    private final Places places;
    private final Fingerprints names;

    SarifResults(Report report, SarifRules rules, SarifArtifacts artifacts) {
        this.rules = rules;
        this.artifacts = artifacts;
        places = new Places(report.sources());
        names = new Fingerprints(places);
    }

    Sarif.Result of(Told told) {
        Finding finding = told.finding();
        return new Sarif.Result(
                finding.rule(),
                rules.index(finding.rule()),
                SarifReporter.level(finding.severity()),
                message(told),
                List.of(place(finding)),
                Map.of("dbguild/v1", names.of(told)),
                suppressions(told),
                fix(told).map(List::of).orElse(null),
                properties(told));
    }

    private static Sarif.Text message(Told told) {
        Finding finding = told.finding();
        String text =
                finding.message()
                        + "\nproof: "
                        + told.proof()
                        + "\ninstead: "
                        + finding.remedy().text();
        String sql = finding.remedy().sql();
        return new Sarif.Text((sql == null ? text : text + "\n" + sql.strip()) + asked(finding));
    }

    private static String asked(Finding finding) {
        Precheck precheck = finding.precheck();
        if (precheck == null) {
            return "";
        }
        String result = precheck.result() == null ? "" : "\n" + precheck.result();
        return "\nask first:\n" + precheck.sql().strip() + result;
    }

    private static Map<String, Object> properties(Told told) {
        Finding finding = told.finding();
        return Map.of(
                "subject", finding.subject(),
                "proof", finding.proof().id(),
                "seen", told.proof());
    }

    private Sarif.Place place(Finding finding) {
        Location place = finding.location();
        if (place.file() == null) {
            String name = place.object() == null ? finding.subject() : place.object();
            return new Sarif.Place(null, List.of(new Sarif.LogicalLocation(name)));
        }
        return new Sarif.Place(
                new Sarif.PhysicalLocation(artifacts.location(place.file()), span(place)), null);
    }

    private Sarif.@Nullable Span span(Location place) {
        if (place.line() == 0) {
            return null;
        }
        return places.region(place).map(Sarif.Span::of).orElseGet(() -> unread(place));
    }

    /// The span of a file whose text is not at hand.
    private static Sarif.Span unread(Location place) {
        return new Sarif.Span(
                place.line(),
                null,
                null,
                null,
                place.start(),
                Math.max(0, place.end() - place.start()),
                null);
    }

    private static List<Sarif.Suppression> suppressions(Told told) {
        Told.Excuse excuse = told.excuse();
        return excuse == null
                ? List.of()
                : List.of(
                        new Sarif.Suppression(
                                excuse.line() == 0 ? "external" : "inSource",
                                "accepted",
                                excuse.reason()));
    }

    private Optional<Sarif.Fix> fix(Told told) {
        String file = told.finding().location().file();
        if (told.replacement() == null || file == null) {
            return Optional.empty();
        }
        Sarif.Text text = new Sarif.Text(told.replacement());
        return places.region(told.finding().location())
                .map(region -> new Sarif.Replacement(Sarif.Span.of(region), text))
                .map(replacement ->
                        new Sarif.ArtifactChange(artifacts.location(file), List.of(replacement)))
                .map(change ->
                        new Sarif.Fix(
                                new Sarif.Text(told.finding().remedy().text()), List.of(change)));
    }
}
