package dev.dbguild.model.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which settings to change.
final class AdviseSettings implements Playbook {
    private static final Pattern MEMORY =
            Pattern.compile("\\b(\\d{1,5}(?:[.,]\\d{1,3})?) ?(?:gb|gib|g|gigas?|gigabytes)\\b");
    private static final Pattern STORAGE = Pattern.compile("\\b(ssd|nvme|hdd)\\b");
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
        Optional<Double> memory = memory(talk.question());
        if (memory.isEmpty()) {
            return Answers.cannotTell(talk, List.of("memory"));
        }
        Map<String, Object> arguments = new LinkedHashMap<>(Map.of("memoryGb", memory.get()));
        storage(talk.question()).ifPresent(storage -> arguments.put("storage", storage));
        return Itinerary.of(talk)
                .require("settings_advice", arguments)
                .answer("settings", () -> talk.facts("settings_advice"));
    }

    private static Optional<Double> memory(Question question) {
        Matcher memory = MEMORY.matcher(question.plain());
        return memory.find()
                ? Optional.of(Double.valueOf(memory.group(1).replace(',', '.')))
                : Optional.empty();
    }

    private static Optional<String> storage(Question question) {
        Matcher storage = STORAGE.matcher(question.plain());
        return storage.find() ? Optional.of(storage.group(1)) : Optional.empty();
    }
}
