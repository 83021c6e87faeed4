package dev.dbguild.model.playbook;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Which indexes are missing, and which can go: with what each does to which query, and a migration at the end.
final class ReviewIndexes implements Playbook {
    private static final Pattern INDEX =
            Pattern.compile("\\b(index|indexes|indices|indexing|indice|indexar)\\b");
    private static final Cues CUES =
            new Cues()
                    .cue(
                            0.8,
                            "\\b(missing|useless|unused|unnecessary|duplicated?s?|redundant|faltan?|sobran?|inutil(es)?|sin usar|duplicad[ao]s?|redundantes?|innecesari[ao]s?)\\b")
                    .cue(
                            0.6,
                            "\\b(which|what|que|cuales)\\b.{0,30}\\b(index|indexes|indices)\\b.{0,40}\\b(need|needs|should|can go|drop|add|necesit\\w*|deb\\w*|borrar|quitar|eliminar|anadir|crear)\\b")
                    .cue(
                            0.7,
                            "\\b(indexes|indices)\\b.{0,40}\\b((can|could|should|may|must) (be )?(drop\\w*|remov\\w*|delet\\w*|go)|lacks?|pued\\w* (quitar|borrar|eliminar))\\b")
                    .cue(
                            0.7,
                            "\\b(suggest|recommend|propose|advise|recomi\\w+|sugier\\w+|propon\\w*)\\b( me)?( some| new| unos| nuevos)? (indexes|indices)\\b|\\bindex advice\\b")
                    .cue(0.7, "\\btoo many indexes\\b|\\bdemasiados indices\\b")
                    .cue(
                            0.7,
                            "\\bwhat (should|shall|could|must) (we|i|one) index\\b|\\bque (deb\\w+|deberia\\w*) indexar\\b")
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
        JsonNode advice =
                talk.measured("advise_indexes")
                        .map(Outcome.Measured::payload)
                        .orElse(MissingNode.getInstance());
        JsonNode migration = advice.path("migration");
        if (migration.isObject()) {
            data.put("migration", migration);
            data.put("needed", needed(advice, migration));
        }
        return data;
    }

    /// What the migration makes, each with the size and the reason that the advice gives.
    private static List<ObjectNode> needed(JsonNode advice, JsonNode migration) {
        return migration
                .path("steps")
                .valueStream()
                .filter(step -> step.path("creates").asBoolean())
                .map(step -> needed(advice, (ObjectNode) step))
                .toList();
    }

    private static ObjectNode needed(JsonNode advice, ObjectNode step) {
        ObjectNode needed = step.deepCopy();
        advice.path("proposed")
                .valueStream()
                .filter(index -> shown(index).equals(step.path("index").asText()))
                .findFirst()
                .ifPresent(index -> {
                    needed.set("bytes", index.path("bytes"));
                    needed.set("saves", index.path("saves"));
                    needed.set("reason", index.path("why"));
                });
        return needed;
    }

    private static String shown(JsonNode index) {
        return index.path("keys")
                .valueStream()
                .map(JsonNode::asText)
                .collect(joining(", ", index.path("table").asText() + " (", ")"));
    }
}
