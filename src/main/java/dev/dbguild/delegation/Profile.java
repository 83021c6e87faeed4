package dev.dbguild.delegation;

import dev.dbguild.definition.Agent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An agent as the signals see it.
///
/// @param terms how often the agent uses each word, what it says of itself counting most
/// @param written the words of `terms` as they stand in the agent's text
/// @param described engines its description names
/// @param covered engines its headings name
/// @param mentioned engines its text names
/// @param examples words of each of its examples
/// @param standsBy whether other agents hand over to it
/// @param colleagues how many agents it hands over to
record Profile(
        Agent agent,
        Map<String, Double> terms,
        Map<String, String> written,
        Set<String> described,
        Set<String> covered,
        Set<String> mentioned,
        List<Set<String>> examples,
        boolean standsBy,
        int colleagues) {
    private static final double DESCRIPTION = 4;
    private static final double WHEN_TO_USE = 3;
    private static final double HEADING = 1.5;
    private static final double EXAMPLE = 1;
    private static final double BODY = 0.15;

    static Profile of(Agent agent, Set<String> delegates) {
        String headings =
                agent.sections().stream()
                        .map(section -> String.join(" ", section.path()))
                        .collect(Collectors.joining("\n"));
        return new Profile(
                agent,
                terms(agent),
                Words.written(agent.description() + "\n" + headings + "\n" + agent.body()),
                EngineNames.in(agent.description()),
                EngineNames.in(headings),
                EngineNames.in(agent.body()),
                agent.examples().stream()
                        .<Set<String>>map(example ->
                                new HashSet<>(
                                        Words.of(example.context() + " " + example.scenario())))
                        .toList(),
                delegates.contains(agent.id()),
                (int)
                        agent.delegations().stream()
                                .flatMap(delegation -> delegation.targets().stream())
                                .distinct()
                                .count());
    }

    /// Words of all parts, each with the weight of its parts.
    private static Map<String, Double> terms(Agent agent) {
        Map<String, Double> terms = new HashMap<>();
        count(terms, agent.id().replace('-', ' ') + " " + agent.description(), DESCRIPTION);
        agent.whenToUse().forEach(line -> count(terms, line, WHEN_TO_USE));
        agent.sections().stream()
                .flatMap(section -> section.path().stream().skip(section.path().size() - 1L))
                .forEach(heading -> count(terms, heading, HEADING));
        agent.examples().stream()
                .flatMap(example -> Stream.of(example.context(), example.scenario()))
                .forEach(text -> count(terms, text, EXAMPLE));
        count(terms, agent.body(), BODY);
        return Map.copyOf(terms);
    }

    private static void count(Map<String, Double> terms, String text, double weight) {
        Words.of(text).forEach(word -> terms.merge(word, weight, Double::sum));
    }
}
