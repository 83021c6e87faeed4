package dev.dbguild.finding;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Findings for people: the place, the source underlined, the proof in one line, and the remedy.
final class TextReporter implements Reporter {
    @Override
    public String format() {
        return "text";
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public String tell(Report report) {
        Places places = new Places(report.sources());
        String findings =
                report.findings().parallelStream()
                        .map(told -> told(told, places))
                        .collect(Collectors.joining("\n"));
        return findings + (findings.isEmpty() ? "" : "\n") + gaps(report) + summary(report);
    }

    private static String told(Told told, Places places) {
        Finding finding = told.finding();
        return finding.severity().id()
                + ": "
                + finding.rule()
                + "  "
                + place(finding)
                + "\n"
                + places.region(finding.location())
                        .map(region -> underlined(region, places, finding))
                        .orElse("")
                + ("  " + finding.message() + "\n")
                + ("  proof: " + told.proof() + "\n")
                + ("  do: " + finding.remedy().text() + tried(finding.remedy()) + "\n")
                + (finding.remedy().sql() == null ? "" : finding.remedy().sql().indent(6))
                + asked(finding.precheck());
    }

    private static String place(Finding finding) {
        Location place = finding.location();
        if (place.file() != null) {
            return place.line() == 0 ? place.file() : place.file() + ":" + place.line();
        }
        return place.node() == null ? finding.subject() : place.node();
    }

    /// The first line of the region, with what belongs to it underlined.
    private static String underlined(Region region, Places places, Finding finding) {
        Lines lines = places.lines(finding.location()).orElseThrow();
        String before = lines.before(region.byteOffset()).replace("\uFEFF", "");
        String line = lines.after(region.byteOffset());
        String marked = region.snippet().lines().findFirst().orElse("");
        String number = String.valueOf(region.startLine());
        return ("  " + number + " | " + before + line + "\n")
                + ("  " + " ".repeat(number.length()) + " | " + blank(before))
                + ("^".repeat(Math.max(1, width(marked))) + "\n");
    }

    /// As wide as the text, tabs kept.
    private static String blank(String text) {
        StringBuilder blank = new StringBuilder();
        text.codePoints().forEach(c -> blank.append(c == '\t' ? '\t' : ' '));
        return blank.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String gaps(Report report) {
        return report.gaps().stream()
                .map(gap -> "not checked: " + gap.what() + ", because " + gap.reason() + "\n")
                .collect(Collectors.joining());
    }

    private static String summary(Report report) {
        Report.Totals totals = report.totals();
        String ignored =
                report.suppressed().isEmpty() ? "" : ", " + report.suppressed().size() + " ignored";
        return Report.counted(totals.files(), "file")
                + ", "
                + Report.counted(totals.statements(), "statement")
                + (" (" + totals.observed() + " run in the lab), ")
                + Report.counted(report.findings().size(), "finding")
                + (ignored + "\n");
    }

    private static String tried(Remedy remedy) {
        return remedy.tried() ? " (tried in the lab)" : "";
    }

    private static String asked(@Nullable Precheck precheck) {
        if (precheck == null) {
            return "";
        }
        String result = precheck.result() == null ? "" : precheck.result().indent(6);
        return "  ask first:\n" + precheck.sql().indent(6) + result;
    }
}
