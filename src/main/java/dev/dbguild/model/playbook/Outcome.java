package dev.dbguild.model.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// What a tool call came to.
public sealed interface Outcome {
    String tool();

    /// Evidence, as the loop fences it.
    ///
    /// @param document the whole document: `evidence`, `tool`, `target`, `summary`, `payload`, `findings`, `ran`
    record Measured(String tool, JsonNode document) implements Outcome {
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
    }

    /// A failure, in the words of the problem.
    record Failed(String tool, String code, String message, String cure) implements Outcome {
        public Map<String, Object> data() {
            return Map.of("tool", tool, "code", code, "message", message, "cure", cure);
        }
    }
}
