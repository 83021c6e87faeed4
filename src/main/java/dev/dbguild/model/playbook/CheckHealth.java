package dev.dbguild.model.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How healthy is this database: every check, worst first, and what was found clean.
final class CheckHealth implements Playbook {
    private static final Cues CUES =
            new Cues()
                    .cue(0.85, "\\b(health\\w*|check-?up|salud|saludable|san[ao]|chequeo)\\b")
                    .cue(
                            0.7,
                            "\\b(como|que tal) (esta|va|anda)\\b.{0,40}\\b(base de datos|bd|servidor)\\b|\\bestado (general|de la base)\\b")
                    .cue(
                            0.7,
                            "\\b(anything|what|something) (is )?wrong with\\b.{0,30}\\b(database|db|server)\\b|\\b(algo|que) (va|anda|esta) mal\\b")
                    .cue(
                            0.5,
                            "\\bhow is\\b.{0,20}\\b(database|db)\\b|\\b(diagnose|diagnostic\\w*|diagnostico|vital signs)\\b");

    @Override
    public double recognises(Question question) {
        return question.sql().isPresent() ? 0 : CUES.in(question);
    }

    @Override
    public Move next(Conversation talk) {
        return Itinerary.of(talk)
                .onTarget()
                .require("check_health", Map.of())
                .want("table_sizes", Map.of())
                .want("cache_hit", Map.of())
                .answer("health", () -> data(talk));
    }

    private static Map<String, Object> data(Conversation talk) {
        Map<String, Object> data = talk.facts("check_health", "table_sizes", "cache_hit");
        List<JsonNode> checks =
                talk.measured("check_health").stream()
                        .flatMap(health -> health.payload().path("checks").valueStream())
                        .toList();
        data.put("largest", TablesShown.largest(talk, 1));
        data.put("clean", with("ok", checks).map(check -> check.path("id").asText()).toList());
        data.put("unchecked", with("notChecked", checks).toList());
        return data;
    }

    private static Stream<JsonNode> with(String status, List<JsonNode> checks) {
        return checks.stream().filter(check -> check.path("status").asText().equals(status));
    }
}
