package dev.dbguild.model.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/// Which indexes are missing, and which are useless.
final class ReviewIndexes implements Playbook {
    private static final int MOST_QUERIES = 10;
    private static final Pattern INDEX =
            Pattern.compile("\\b(index|indexes|indices|indexing|indice|indexes)\\b");
    private static final Cues CUES =
            new Cues()
                    .cue(
                            0.8,
                            "\\b(missing|useless|unused|unnecessary|duplicated?s?|redundant|faltan?|sobran?|inutil(es)?|sin usar|duplicad[ao]s?|redundantes?|innecesari[ao]s?)\\b")
                    .cue(
                            0.6,
                            "\\b(which|what|que|cuales)\\b.{0,30}\\b(index|indexes|indices)\\b.{0,40}\\b(need|needs|should|can go|drop|add|necesit\\w*|deb\\w*|borrar|quitar|eliminar|anadir|crear)\\b")
                    .cue(
                            0.5,
                            "\\b(index|indexes|indices)\\b.{0,30}\\b(usage|used|advice|advise|recommend\\w*|suggest\\w*|uso|usan|aconseja\\w*|recomienda\\w*|sugier\\w*)\\b")
                    .cue(
                            0.4,
                            "\\b(review|check|audit|advise|recommend|suggest|revisa|comprueba|aconseja|recomienda|sugiere)\\b.{0,30}\\b(index|indexes|indices)\\b");

    @Override
    public double recognises(Question question) {
        boolean aboutIndexes = question.sql().isEmpty() && question.has(INDEX);
        return aboutIndexes ? CUES.in(question) : 0;
    }

    @Override
    public Move next(Conversation talk) {
        return Itinerary.of(talk)
                .onTarget()
                .require("index_usage", Map.of())
                .want("advise_indexes", Map.of())
                .answer("indexes", () -> data(talk));
    }

    private static Map<String, Object> data(Conversation talk) {
        Map<String, Object> data = talk.facts("index_usage", "advise_indexes");
        data.put(
                "improved",
                talk.measured("advise_indexes").stream()
                        .flatMap(advice -> advice.payload().path("queries").valueStream())
                        .filter(ReviewIndexes::isCheaper)
                        .limit(MOST_QUERIES)
                        .toList());
        return data;
    }

    private static boolean isCheaper(JsonNode query) {
        return query.path("costAfter").asDouble() < query.path("costBefore").asDouble();
    }
}
