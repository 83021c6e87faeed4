package dev.dbguild.finding;

import dev.dbguild.Json;
import java.util.List;
import java.util.stream.Stream;

/// SARIF 2.1.0, the form that code scanning takes.
///
/// What was excused is there too, marked as suppressed; what could not be checked is a notification of the run.
final class SarifReporter implements Reporter {
    @Override
    public String format() {
        return "sarif";
    }

    @Override
    public String mediaType() {
        return "application/sarif+json";
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
        SarifRules rules = new SarifRules(report);
        SarifArtifacts artifacts = new SarifArtifacts(report);
        SarifResults results = new SarifResults(report, rules, artifacts);
        Sarif.Run run =
                new Sarif.Run(
                        new Sarif.Tool(driver(rules)),
                        List.of(invocation(report)),
                        artifacts.all(),
                        Stream.concat(report.findings().stream(), report.suppressed().stream())
                                .map(results::of)
                                .toList(),
                        new Sarif.AutomationDetails("dbguild/review/"),
                        "utf16CodeUnits");
        return Json.pretty(Sarif.of(run)) + "\n";
    }

    private static Sarif.Driver driver(SarifRules rules) {
        return new Sarif.Driver(
                "dbguild",
                new Sarif.Text(
                        "Reviews database migrations: reads them, runs them in a throw-away database,"
                                + " and says what they lock, rewrite and break."),
                rules.all());
    }

    private static Sarif.Invocation invocation(Report report) {
        return new Sarif.Invocation(
                true,
                report.gaps().stream()
                        .map(gap ->
                                new Sarif.Note(
                                        "warning",
                                        new Sarif.Text(
                                                "not checked: "
                                                        + gap.what()
                                                        + ", because "
                                                        + gap.reason())))
                        .toList());
    }

    static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
