package dev.dbguild.advise.plan;

import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanNode;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The functions that a plan's expressions call, as far as the server prints them (`Output` needs VERBOSE).
final class Called {
    private static final Pattern CALL = Pattern.compile("(\\w+|\"(?:[^\"]|\"\")+\")\\(");
    private static final List<String> LISTS = List.of("Output", "Sort Key", "Group Key");

    private Called() {}

    /// Their names without schemas, as the catalogue has them.
    static Set<String> in(Plan plan) {
        return plan.nodes().stream()
                .flatMap(placed -> expressions(placed.node()))
                .flatMap(Called::names)
                .collect(Collectors.toSet());
    }

    private static Stream<String> expressions(PlanNode node) {
        return Stream.concat(
                node.conditions().all().stream(),
                Stream.concat(
                        LISTS.stream().flatMap(key -> node.list(key).stream()),
                        Stream.of(node.word("Function Call"), node.word("One-Time Filter"))));
    }

    private static Stream<String> names(String expression) {
        return CALL.matcher(expression).results().map(Called::name);
    }

    private static String name(MatchResult call) {
        String written = call.group(1);
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
    }
}
