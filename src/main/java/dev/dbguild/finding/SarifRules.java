package dev.dbguild.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules that a run's results name, sorted by id, each with its help made from its card.
final class SarifRules {
    private final List<String> ids;
    private final List<Sarif.Rule> rules = new ArrayList<>();

    SarifRules(Report report) {
        Map<String, Finding> named =
                Stream.concat(report.findings().stream(), report.suppressed().stream())
                        .map(Told::finding)
                        .collect(
                                Collectors.toMap(
                                        Finding::rule,
                                        finding -> finding,
                                        (first, same) -> first,
                                        java.util.TreeMap::new));
        ids = List.copyOf(named.keySet());
        named.forEach((id, finding) -> rules.add(rule(finding, report.rules().get(id))));
    }

    int index(String id) {
        return ids.indexOf(id);
    }

    List<Sarif.Rule> all() {
        return List.copyOf(rules);
    }

    private static Sarif.Rule rule(Finding finding, @Nullable RuleCard card) {
        String hazard = card == null ? finding.message() : card.hazard();
        String cure = card == null ? finding.remedy().text() : card.cure();
        Severity severity = card == null ? finding.severity() : card.severity();
        return new Sarif.Rule(
                finding.rule(),
                pascal(finding.rule()),
                new Sarif.Text(sentence(hazard)),
                new Sarif.Text(sentence(hazard) + " Instead: " + sentence(cure)),
                new Sarif.Text(
                        sentence(hazard) + " Instead: " + sentence(cure), help(hazard, cure, card)),
                new Sarif.Configuration(SarifReporter.level(severity)),
                properties(severity));
    }

    private static Map<String, Object> properties(Severity severity) {
        return Map.of(
                "tags",
                List.of("database", "migration", "sql"),
                "problem.severity",
                severity == Severity.INFO ? "recommendation" : severity.id());
    }

    private static String help(String hazard, String cure, @Nullable RuleCard card) {
        String text =
                MarkdownText.escaped(sentence(hazard))
                        + "\n\n**Instead:** "
                        + MarkdownText.escaped(sentence(cure))
                        + "\n";
        return card == null
                ? text
                : text
                        + "\nFound:\n\n"
                        + MarkdownText.fenced("sql", card.bad().getFirst())
                        + "\nNot found:\n\n"
                        + MarkdownText.fenced("sql", card.good().getFirst());
    }

    private static String sentence(String text) {
        String upper = text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
        return upper.endsWith(".") ? upper : upper + ".";
    }

    private static String pascal(String id) {
        return Stream.of(id.split("-"))
                .map(word ->
                        word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
