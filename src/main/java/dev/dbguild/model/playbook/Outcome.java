package dev.dbguild.model.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a tool call came to.
public sealed interface Outcome {
    String tool();

    /// Evidence, as the loop fences it.
    ///
    /// @param arguments the call had
    /// @param document the whole document: `evidence`, `tool`, `target`, `summary`, `payload`, `findings`, `ran`
    record Measured(String tool, JsonNode arguments, JsonNode document) implements Outcome {
        /// `E1`, `E2`, …
        public String id() {
            return document.path("evidence").asText();
        }

        public JsonNode payload() {
            return document.path("payload");
        }

        public String summary() {
            return document.path("summary").asText();
        }

        /// The findings, in the tool's order.
        public List<JsonNode> findings() {
            return document.path("findings").valueStream().toList();
        }

        /// The document for a prompt, with `id` for the evidence number.
        public Map<String, Object> data() {
            Map<String, Object> data = new LinkedHashMap<>(Json.map(document));
            data.put("id", id());
            return data;
        }
    }

    /// A failure, in the words of the problem.
    record Failed(String tool, String code, String message, String cure) implements Outcome {
        public Map<String, Object> data() {
            return Map.of("tool", tool, "code", code, "message", message, "cure", cure);
        }
    }
}
