package dev.dbguild.model.playbook;

import java.util.Map;

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
                .answer("health", () -> talk.facts("check_health", "table_sizes", "cache_hit"));
    }
}
