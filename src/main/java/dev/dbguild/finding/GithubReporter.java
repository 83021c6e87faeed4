package dev.dbguild.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.dbguild.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A pull request's review, ready for `POST /repos/{owner}/{repo}/pulls/{number}/reviews`.
///
/// GitHub refuses a review of which one comment lies outside the diff, so that such findings stand in the body. It is
/// always a comment: to request changes would hold the pull request until the bot approves it, and the exit code
/// already fails the check. At most [#MOST] comments; of more, the worst are taken and the rest stand in the body.
final class GithubReporter implements Reporter {
    static final int MOST = 50;

    @Override
    public String format() {
        return "github";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public boolean suggests() {
        return true;
    }

    @Override
    public boolean forHost() {
        return true;
    }

    @Override
    public String tell(Report report) {
        Map<GithubPlace, List<Told>> byPlace = byPlace(report);
        Set<GithubPlace> chosen = worst(byPlace);
        GithubComments comments = new GithubComments(report);
        List<Comment> written = new ArrayList<>();
        byPlace.forEach((place, findings) -> {
            if (chosen.contains(place)) {
                written.add(comments.on(place, findings));
            }
        });
        Change change = report.change();
        String commit = change == null ? null : change.commit();
        return Json.pretty(new Review(commit, "COMMENT", body(report, chosen), written)) + "\n";
    }

    private static Map<GithubPlace, List<Told>> byPlace(Report report) {
        Places places = new Places(report.sources());
        Map<GithubPlace, List<Told>> byPlace = new LinkedHashMap<>();
        for (Told told : report.findings()) {
            GithubPlace.of(told, places, report.change())
                    .ifPresent(place ->
                            byPlace.computeIfAbsent(place, none -> new ArrayList<>()).add(told));
        }
        return byPlace;
    }

    private static Set<GithubPlace> worst(Map<GithubPlace, List<Told>> byPlace) {
        Comparator<GithubPlace> severity =
                Comparator.comparing(place -> worst(byPlace.getOrDefault(place, List.of())));
        return byPlace.keySet().stream()
                .sorted(severity.reversed())
                .limit(MOST)
                .collect(Collectors.toSet());
    }

    private static Severity worst(List<Told> findings) {
        return findings.stream()
                .map(told -> told.finding().severity())
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }

    private static String body(Report report, Set<GithubPlace> chosen) {
        Places places = new Places(report.sources());
        Capped body = new Capped(Capped.GITHUB).add(MarkdownParts.head(report));
        report.findings().stream()
                .filter(told ->
                        GithubPlace.of(told, places, report.change())
                                .filter(chosen::contains)
                                .isEmpty())
                .map(MarkdownParts::folded)
                .forEach(body::add);
        MarkdownParts.rest(report).forEach(body::add);
        return body.toString();
    }

    private record Review(
            @Nullable @JsonProperty("commit_id") String commit,
            String event,
            String body,
            List<Comment> comments) {}

    /// @param start the first line, null when the comment is about one line
    record Comment(
            String path,
            @Nullable @JsonProperty("start_line") Integer start,
            @Nullable @JsonProperty("start_side") String startSide,
            int line,
            String side,
            String body) {}
}
