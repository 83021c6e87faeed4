package dev.dbguild.finding;

import dev.dbguild.Json;
import java.util.List;

/// GitLab's Code Quality report: an array of what the merge request shows beside the lines.
///
/// The shape is that of <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>: fingerprints are
/// unique, paths are relative to the repository. What stands in no file is left out, for GitLab has no place for it.
final class GitlabReporter implements Reporter {
    @Override
    public String format() {
        return "gitlab";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public boolean forHost() {
        return true;
    }

    @Override
    public String tell(Report report) {
        Fingerprints names = new Fingerprints(new Places(report.sources()));
        List<Issue> issues =
                report.findings().stream()
                        .filter(told -> told.path() != null)
                        .map(told -> issue(told, names.of(told)))
                        .toList();
        return Json.pretty(issues) + "\n";
    }

    private static Issue issue(Told told, String fingerprint) {
        Finding finding = told.finding();
        String path = told.path() == null ? "" : told.path();
        return new Issue(
                finding.message() + "; instead: " + finding.remedy().text(),
                finding.rule(),
                fingerprint,
                severity(finding),
                new Place(path, new Begin(Math.max(1, finding.location().line()))));
    }

    /// What was seen to go wrong is worse than what is only foreseen.
    private static String severity(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> finding.proof() == Proof.OBSERVED ? "critical" : "major";
            case WARNING -> "minor";
            case INFO -> "info";
        };
    }

    private record Issue(
            String description,
            String checkName,
            String fingerprint,
            String severity,
            Place location) {
        @com.fasterxml.jackson.annotation.JsonProperty("check_name")
        @Override
        public String checkName() {
            return checkName;
        }
    }

    private record Place(String path, Begin lines) {}

    private record Begin(int begin) {}
}
