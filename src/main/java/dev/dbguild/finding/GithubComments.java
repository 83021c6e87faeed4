package dev.dbguild.finding;

import java.util.List;
import java.util.Optional;

/// Writes one comment for all findings on the same lines. Not thread-safe.
final class GithubComments {
    private final Places places;
    private final Fingerprints names;

    GithubComments(Report report) {
        places = new Places(report.sources());
        names = new Fingerprints(places);
    }

    GithubReporter.Comment on(GithubPlace place, List<Told> findings) {
        boolean several = place.lines().first() < place.lines().last();
        return new GithubReporter.Comment(
                place.path(),
                several ? place.lines().first() : null,
                several ? "RIGHT" : null,
                place.lines().last(),
                "RIGHT",
                body(place, findings));
    }

    private String body(GithubPlace place, List<Told> findings) {
        Capped body = new Capped(Capped.GITHUB);
        boolean alone = findings.stream().filter(told -> told.replacement() != null).count() == 1;
        for (Told told : findings) {
            Optional<String> suggested = alone ? suggestion(place, told) : Optional.<String>empty();
            body.add(about(told, suggested));
        }
        return body.toString();
    }

    /// The mark at its end lets a bot find what it said before.
    private String about(Told told, Optional<String> suggested) {
        Finding finding = told.finding();
        String remedy =
                suggested
                        .map(lines ->
                                "**Instead:** "
                                        + MarkdownText.escaped(finding.remedy().text())
                                        + "\n\n"
                                        + MarkdownText.suggestion(lines)
                                        + MarkdownParts.precheck(told))
                        .orElseGet(() -> MarkdownParts.remedy(told));
        return "**%s:** %s\n\n%s%s\n<!-- dbguild:%s -->\n\n"
                .formatted(
                        finding.severity().id(),
                        MarkdownText.escaped(MarkdownParts.text(finding.message())),
                        MarkdownParts.detail(told),
                        remedy,
                        names.of(told));
    }

    /// The whole lines that would stand there; empty when other things stand on them, or not all of them are shown.
    private Optional<String> suggestion(GithubPlace place, Told told) {
        Location at = told.finding().location();
        Optional<Region> region = places.region(at);
        Optional<Lines> lines = places.lines(at);
        if (told.replacement() == null || region.isEmpty() || lines.isEmpty()) {
            return Optional.empty();
        }
        String before = lines.get().before(region.get().byteOffset());
        String after = lines.get().after(region.get().byteOffset() + region.get().byteLength());
        boolean whole =
                before.isBlank()
                        && after.matches("\\s*;?\\s*")
                        && place.lines().equals(region.get().lines());
        return whole ? Optional.of(before + told.replacement() + after) : Optional.empty();
    }
}
