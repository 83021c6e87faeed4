package dev.dbguild.finding;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Findings for people: the place, the source underlined, the proof in one line, and the remedy.
final class TextReporter implements Reporter {
    @Override
    public String format() {
        return "text";
    }

    @Override
    public String report(List<Finding> findings, Map<String, String> sources) {
        return findings.stream()
                .map(finding -> told(finding, sources.get(finding.location().file())))
                .collect(Collectors.joining("\n"));
    }

    private static String told(Finding finding, @Nullable String source) {
        StringBuilder text = new StringBuilder();
        text.append(finding.severity().id())
                .append(": ")
                .append(finding.rule())
                .append("  ")
                .append(place(finding))
                .append('\n');
        if (source != null && finding.location().line() > 0) {
            text.append(underlined(finding.location(), source));
        }
        text.append("  ").append(finding.message()).append('\n');
        text.append("  proof: ").append(proof(finding)).append('\n');
        text.append("  do: ").append(finding.remedy().text()).append('\n');
        if (finding.remedy().sql() != null) {
            text.append(finding.remedy().sql().indent(6));
        }
        return text.toString();
    }

    private static String place(Finding finding) {
        Location place = finding.location();
        if (place.file() != null) {
            return place.file() + ":" + place.line();
        }
        return place.node() == null ? finding.subject() : place.node();
    }

    private static String proof(Finding finding) {
        return switch (finding.proof()) {
            case OBSERVED -> "observed, it was run in the lab";
            case DERIVED -> "derived from the scripts and the catalogue";
            case ASSUMED -> "assumed; to settle it: " + finding.settledBy();
        };
    }

    /// The first line of the span, with what belongs to it underlined.
    private static String underlined(Location place, String source) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        int start = Math.min(place.start(), bytes.length);
        int from = start;
        while (from > 0 && bytes[from - 1] != '\n' && bytes[from - 1] != '\r') {
            from--;
        }
        int to = start;
        while (to < bytes.length && bytes[to] != '\n' && bytes[to] != '\r') {
            to++;
        }
        String before = text(bytes, from, start);
        String marked = text(bytes, start, Math.min(to, Math.max(start, place.end())));
        String line = text(bytes, from, to);
        String number = String.valueOf(place.line());
        return "  "
                + number
                + " | "
                + line
                + "\n  "
                + " ".repeat(number.length())
                + " | "
                + before.replaceAll("[^\t]", " ")
                + "^".repeat(Math.max(1, width(marked)))
                + "\n";
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
