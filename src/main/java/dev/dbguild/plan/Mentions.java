package dev.dbguild.plan;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names by which nodes read what runs once: `$0` up to PostgreSQL 16, `(InitPlan 1).col1` since, `CTE recent`.
final class Mentions {
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d++|InitPlan \\w++");

    private Mentions() {}

    /// What a node reads.
    static Set<String> in(PlanNode node) {
        Set<String> words = new TreeSet<>();
        String cte = node.word("CTE Name");
        if (!cte.isEmpty()) {
            words.add("CTE " + cte);
        }
        Stream.of(
                        node.conditions().all().stream(),
                        node.list("Output").stream(),
                        Stream.of(node.word("One-Time Filter")))
                .flatMap(each -> each)
                .forEach(text -> words.addAll(parameters(text)));
        return words;
    }

    /// What a node that runs once is read by.
    static Set<String> of(PlanNode once) {
        String name = once.subplan() == null ? "" : once.subplan();
        return name.startsWith("CTE ") ? Set.of(name) : parameters(name);
    }

    private static Set<String> parameters(String text) {
        return text.indexOf('$') < 0 && !text.contains("InitPlan")
                ? Set.of()
                : PARAMETER
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet());
    }
}
