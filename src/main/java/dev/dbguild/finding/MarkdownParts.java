package dev.dbguild.finding;

import java.util.ArrayList;
import java.util.List;

/// The pieces that comments and summaries are made of.
final class MarkdownParts {
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_GAPS = 100;

    private MarkdownParts() {}

    static String head(Report report) {
        Report.Totals totals = report.totals();
        return "## dbguild: %s\n\n%s in %s, %d run in the lab.\n\n"
                .formatted(
                        report.counts(),
                        Report.counted(totals.statements(), "statement"),
                        Report.counted(totals.files(), "file"),
                        totals.observed());
    }

    static String file(Told told) {
        String path = told.path();
        return path == null ? told.finding().subject() : path;
    }

    /// `error`, place and message on one line, and all else folded below.
    static String folded(Told told) {
        Finding finding = told.finding();
        return "<details%s><summary><b>%s</b> %s: %s</summary>\n\n%s\n</details>\n\n"
                .formatted(
                        finding.severity() == Severity.ERROR ? " open" : "",
                        finding.severity().id(),
                        MarkdownText.html(place(told)),
                        MarkdownText.html(text(finding.message())),
                        detail(told) + remedy(told));
    }

    /// Rule and proof.
    static String detail(Told told) {
        return "%s; %s\n\n"
                .formatted(
                        MarkdownText.code(told.finding().rule()),
                        MarkdownText.escaped(text(told.proof())));
    }

    static String remedy(Told told) {
        Remedy remedy = told.finding().remedy();
        String proven = remedy.tried() ? " (tried in the lab)" : "";
        String text = "**Instead:** " + MarkdownText.escaped(text(remedy.text())) + proven + "\n";
        String sql = remedy.sql() == null ? "" : "\n" + MarkdownText.fenced("sql", remedy.sql());
        return text + sql + precheck(told);
    }

    /// The query to ask first, and what it said.
    static String precheck(Told told) {
        Precheck precheck = told.finding().precheck();
        if (precheck == null) {
            return "";
        }
        String result =
                precheck.result() == null
                        ? ""
                        : "\n" + MarkdownText.escaped(text(precheck.result())) + "\n";
        return "\n**Ask first:**\n\n" + MarkdownText.fenced("sql", precheck.sql()) + result;
    }

    /// What was excused and what could not be checked.
    static List<String> rest(Report report) {
        List<String> parts = new ArrayList<>();
        if (!report.suppressed().isEmpty()) {
            parts.add("### Ignored\n\n");
            report.suppressed().forEach(told -> parts.add(ignored(told)));
            parts.add("\n");
        }
        if (!report.gaps().isEmpty()) {
            parts.add("### Not checked\n\n");
            report.gaps().stream().limit(MOST_GAPS).forEach(gap -> parts.add(gap(gap)));
            int more = report.gaps().size() - MOST_GAPS;
            parts.add(more > 0 ? "- and " + more + " more\n" : "");
        }
        return parts;
    }

    private static String ignored(Told told) {
        String reason = told.excuse() == null ? "" : ", because " + told.excuse().reason();
        return "- %s in %s%s\n"
                .formatted(
                        MarkdownText.code(told.finding().rule()),
                        MarkdownText.code(place(told)),
                        MarkdownText.escaped(text(reason)));
    }

    private static String gap(Report.Gap gap) {
        return "- %s: %s\n"
                .formatted(
                        MarkdownText.code(text(gap.what())),
                        MarkdownText.escaped(text(gap.reason())));
    }

    static String place(Told told) {
        int line = told.finding().location().line();
        return line == 0 ? file(told) : file(told) + ":" + line;
    }

    /// A text that is not endless.
    static String text(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
