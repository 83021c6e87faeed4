package dev.dbguild.model.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which of the targets a question is about when the caller named none.
final class TargetOfTalk {
    private TargetOfTalk() {}

    static Optional<String> in(Conversation talk) {
        List<String> names = names(talk);
        List<String> mentioned =
                names.stream().filter(name -> mentions(talk.question(), name)).toList();
        if (mentioned.size() == 1) {
            return Optional.of(mentioned.getFirst());
        }
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    static List<String> names(Conversation talk) {
        if (!talk.targets().isEmpty()) {
            return talk.targets();
        }
        return talk.measured("list_targets").stream()
                .flatMap(listed -> rows(listed.payload()).stream())
                .map(row -> row.path("name").asText())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static List<JsonNode> rows(JsonNode payload) {
        JsonNode rows = payload.isArray() ? payload : payload.path("targets");
        return rows.valueStream().toList();
    }

    private static boolean mentions(Question question, String name) {
        String pattern = "(?<![\\w-])" + Pattern.quote(Cues.plain(name)) + "(?![\\w-])";
        return question.has(Pattern.compile(pattern));
    }
}
