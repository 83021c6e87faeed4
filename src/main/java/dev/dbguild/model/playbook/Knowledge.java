package dev.dbguild.model.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sections of definitions that cover a question, for the prompts that quote them.
final class Knowledge {
    private static final String TOOL = "search_knowledge";
    private static final int MOST_SECTIONS = 3;
    private static final double NEAR_BEST = 0.6;

    private Knowledge() {}

    /// Arguments of a search for what is asked.
    static Map<String, Object> search(Conversation talk, String query) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("query", query.length() > 400 ? query.substring(0, 400) : query);
        if (takes(talk, "language")) {
            arguments.put("language", talk.question().language());
        }
        return arguments;
    }

    /// Arguments of a search in the sections of the agent that speaks.
    static Map<String, Object> searchOwn(Conversation talk, String query) {
        Map<String, Object> arguments = new LinkedHashMap<>(search(talk, query));
        arguments.put("agent", talk.agent());
        return arguments;
    }

    static boolean takes(Conversation talk, String parameter) {
        return talk.offers().getOrDefault(TOOL, java.util.Set.of()).contains(parameter);
    }

    /// What the last search found that covers the question: `id`, `sections` with `agent`, `citation`, `facts`, `code`.
    static Optional<Map<String, Object>> of(Conversation talk) {
        return talk.measured(TOOL).flatMap(found -> covering(found, talk.question().plain()));
    }

    /// The best sections of a search, as they come.
    static Optional<Map<String, Object>> best(Outcome.Measured found) {
        return data(found, sections(found.payload()).stream().limit(2).toList());
    }

    private static Optional<Map<String, Object>> covering(Outcome.Measured found, String question) {
        Coverage coverage = Coverage.of(question);
        List<JsonNode> covered = new ArrayList<>();
        for (JsonNode section : nearBest(sections(found.payload()))) {
            String said = section.path("citation").asText() + " " + section.path("text").asText();
            if (coverage.isEnough(said)) {
                covered.add(section);
            }
        }
        return data(found, covered.stream().limit(MOST_SECTIONS).toList());
    }

    /// Sections that score much below the best one are about something else.
    private static List<JsonNode> nearBest(List<JsonNode> sections) {
        double best = sections.stream().mapToDouble(Knowledge::score).max().orElse(0);
        return sections.stream().filter(section -> score(section) >= best * NEAR_BEST).toList();
    }

    private static double score(JsonNode section) {
        return section.path("score").asDouble();
    }

    private static Optional<Map<String, Object>> data(
            Outcome.Measured found, List<JsonNode> sections) {
        return sections.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Map.of(
                                "id", found.id(),
                                "sections", sections.stream().map(Knowledge::data).toList()));
    }

    private static Map<String, Object> data(JsonNode section) {
        Excerpt excerpt = Excerpt.of(section.path("text").asText());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("agent", section.path("agent").asText());
        data.put("citation", section.path("citation").asText());
        data.put("facts", excerpt.facts());
        data.put("code", excerpt.code());
        return data;
    }

    private static List<JsonNode> sections(JsonNode payload) {
        return payload.path("hits").valueStream().toList();
    }
}
