package dev.dbguild.model.playbook;

import java.util.Map;

/// How large the tables are, how much of them is dead, and how much is read from memory.
final class MeasureTables implements Playbook {
    private static final Cues CUES =
            new Cues()
                    .cue(
                            0.75,
                            "\\b(largest|biggest|size of|sizes|how (big|large)|disk space|mas grandes?|tamanos?|ocupan?|espacio)\\b")
                    .cue(
                            0.75,
                            "\\b(bloat\\w*|dead (tuples|rows)|vacuum\\w*|autovacuum|filas muertas|tuplas muertas|hinchad\\w*)\\b")
                    .cue(
                            0.75,
                            "\\b(cache hit|hit (ratio|rate)|buffer cache|aciertos|ratio de cache)\\b");

    @Override
    public double recognises(Question question) {
        return question.sql().isPresent() ? 0 : CUES.in(question);
    }

    @Override
    public Move next(Conversation talk) {
        return Itinerary.of(talk)
                .onTarget()
                .require("table_sizes", Map.of())
                .want("table_bloat", Map.of())
                .want("cache_hit", Map.of())
                .answer("tables", () -> data(talk));
    }

    private static Map<String, Object> data(Conversation talk) {
        Map<String, Object> data = talk.facts("table_sizes", "table_bloat", "cache_hit");
        data.put(
                "dead",
                talk.measured("table_bloat").stream()
                        .flatMap(bloat -> bloat.payload().path("tables").valueStream())
                        .filter(table -> !table.path("rating").asText().equals("good"))
                        .toList());
        return data;
    }
}
