package dev.dbguild.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that a review has to say, ready to be told in any form.
///
/// @param document the whole review, as `json` prints it
/// @param findings in the order in which they are to be told
/// @param suppressed those that somebody has excused, each with its excuse
/// @param rules the cards of the rules that are named, by id; one may lack for a finding that no rule made
/// @param gaps what could not be checked, and why
/// @param sources the text of each file, by the name that findings use for it; may lack some
/// @param change the lines that a pull request shows, null when all lines are new
public record Report(
        Object document,
        Totals totals,
        List<Told> findings,
        List<Told> suppressed,
        Map<String, RuleCard> rules,
        List<Gap> gaps,
        Map<String, String> sources,
        @Nullable Change change) {

    public Report {
        findings = List.copyOf(findings);
        suppressed = List.copyOf(suppressed);
        rules = Map.copyOf(rules);
        gaps = List.copyOf(gaps);
        sources = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    /// @param observed how many of the statements were run in the lab
    public record Totals(int files, int statements, long observed) {}

    /// @param what the statement or object: `a.sql:3 ALTER TABLE orders`
    public record Gap(String what, String reason) {}

    /// How many findings are this severe.
    long count(Severity severity) {
        return findings.stream().filter(told -> told.finding().severity() == severity).count();
    }

    /// `1 error, 2 warnings`, or `no findings`.
    String counts() {
        List<String> parts =
                List.of(Severity.ERROR, Severity.WARNING, Severity.INFO).stream()
                        .filter(severity -> count(severity) > 0)
                        .map(severity -> counted(count(severity), noun(severity)))
                        .toList();
        return parts.isEmpty() ? "no findings" : String.join(", ", parts);
    }

    private static String noun(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.id();
    }

    /// `1 file`, `2 files`
    static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
