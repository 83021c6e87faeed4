package dev.dbguild.model.playbook;

import java.util.Map;

/// Which settings to change.
final class AdviseSettings implements Playbook {
    private static final Cues CUES =
            new Cues()
                    .cue(
                            0.65,
                            "\\b(settings?|configuration|config|parameters|tuning|ajustes?|configuracion|parametros)\\b")
                    .cue(
                            0.5,
                            "\\b(shared_buffers|work_mem|effective_cache_size|maintenance_work_mem|max_connections|random_page_cost|postgresql\\.conf)\\b")
                    .cue(
                            0.3,
                            "\\b(tune|adjust|change|right|good|recommend\\w*|memory|ajustar|cambiar|recomend\\w*|memoria)\\b");

    @Override
    public double recognises(Question question) {
        double sure = CUES.in(question);
        return question.sql().isPresent() || sure < 0.5 ? 0 : sure;
    }

    @Override
    public Move next(Conversation talk) {
        return Itinerary.of(talk)
                .onTarget()
                .require("settings_advice", Map.of())
                .answer("settings", () -> talk.facts("settings_advice"));
    }
}
