package dev.dbguild.finding;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A summary for a comment or a job's page: a table by file, the findings folded below it.
///
/// At most 65,536 characters, what GitHub takes; what is left out is said.
final class MarkdownReporter implements Reporter {
    @Override
    public String format() {
        return "markdown";
    }

    @Override
    public String mediaType() {
        return "text/markdown";
    }

    @Override
    public String tell(Report report) {
        Capped text = new Capped(Capped.GITHUB).add(MarkdownParts.head(report)).add(table(report));
        report.findings().forEach(told -> text.add(MarkdownParts.folded(told)));
        MarkdownParts.rest(report).forEach(text::add);
        return text.toString();
    }

    private static String table(Report report) {
        if (report.findings().isEmpty()) {
            return "";
        }
        Map<String, List<Told>> byFile =
                report.findings().stream()
                        .collect(
                                Collectors.groupingBy(
                                        MarkdownParts::file, TreeMap::new, Collectors.toList()));
        return byFile.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .limit(100)
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "| file | errors | warnings | notes |\n|---|--:|--:|--:|\n",
                                        "\n"))
                + (byFile.size() > 100 ? "\nand " + (byFile.size() - 100) + " more files\n" : "")
                + "\n";
    }

    private static String row(String file, List<Told> findings) {
        return "| %s | %d | %d | %d |"
                .formatted(
                        MarkdownText.code(file),
                        count(findings, Severity.ERROR),
                        count(findings, Severity.WARNING),
                        count(findings, Severity.INFO));
    }

    private static long count(List<Told> findings, Severity severity) {
        return findings.stream().filter(told -> told.finding().severity() == severity).count();
    }
}
