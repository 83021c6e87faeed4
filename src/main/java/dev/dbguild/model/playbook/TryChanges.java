package dev.dbguild.model.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What would this change do: an index more or less, a setting, a type, partitions, to one query or to all.
final class TryChanges implements Playbook {
    private static final int MOST_QUERIES = 12;
    private static final Pattern SUPPOSES =
            Pattern.compile(
                    "\\b(what if|what happens (if|when|to)|what would happen|suppose|imagine"
                            + "|(would|will|does|do|could) .{0,80}\\b(help|helps|hurt|faster|cheaper|slower|speed|use it|pay off|worth|change|get|improve)"
                            + "|how (would|do|does|will) .{0,60}\\b(plans?|costs?|quer(y|ies)|perform\\w*)"
                            + "|compare .{0,60}\\b(with|without)"
                            + "|(worse|slower|faster|better) (if|without|with)"
                            + "|que (pasa|pasaria|ocurre|ocurriria|sucede|sucederia) (si|con)|y si|ayudaria|serviria|mejoraria|empeoraria"
                            + "|seria(n)? mas (rapid|lent)\\w*)\\b");

    /// Who asks for these wants to know how the change is made, not what it does to plans.
    private static final Pattern ABOUT_THE_MAKING =
            Pattern.compile(
                    "\\b(locks?|locked|locking|block\\w*|safe(ly)?|unsafe|downtime|rewrit\\w*|migrations?|bloque\\w*|segur[ao]|reescrib\\w*|migracion\\w*)\\b");

    @Override
    public double recognises(Question question) {
        boolean supposes = question.has(SUPPOSES) && !question.has(ABOUT_THE_MAKING);
        return supposes && !ChangesInProse.of(question).isEmpty() ? 0.97 : 0;
    }

    @Override
    public Move next(Conversation talk) {
        return Itinerary.of(talk)
                .onTarget()
                .require("what_if", arguments(talk.question()))
                .answer("what-if", () -> data(talk));
    }

    private static Map<String, Object> arguments(Question question) {
        List<String> changes = ChangesInProse.of(question);
        Map<String, Object> arguments = new HashMap<>(Map.of("changes", changes));
        ChangesInProse.query(question).ifPresent(sql -> arguments.put("queries", List.of(sql)));
        if (changes.size() > 1) {
            arguments.put("each", true);
        }
        return arguments;
    }

    private static Map<String, Object> data(Conversation talk) {
        Map<String, Object> data = talk.facts("what_if");
        List<JsonNode> queries =
                talk.measured("what_if").stream()
                        .flatMap(tried -> tried.payload().path("queries").valueStream())
                        .toList();
        data.put(
                "changed",
                queries.stream().filter(TryChanges::changes).limit(MOST_QUERIES).toList());
        only(queries).ifPresent(query -> data.put("only", query));
        return data;
    }

    private static boolean changes(JsonNode query) {
        return !query.path("verdict").asText().equals("same");
    }

    private static Optional<JsonNode> only(List<JsonNode> queries) {
        return queries.size() == 1 ? Optional.of(queries.getFirst()) : Optional.empty();
    }
}
