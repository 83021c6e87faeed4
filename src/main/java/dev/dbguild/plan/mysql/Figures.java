package dev.dbguild.plan.mysql;

import com.fasterxml.jackson.databind.JsonNode;

/// Figures of a JSON plan, which MySQL writes as words: `"query_cost": "10.25"`.
final class Figures {
    private Figures() {}

    static double of(JsonNode json, String key, double otherwise) {
        JsonNode value = json.path(key);
        if (value.isNumber()) {
            return value.asDouble();
        }
        return value.isTextual() ? read(value.asText(), otherwise) : otherwise;
    }

    /// The first of these that is there, or 0.
    static double first(JsonNode json, String... keys) {
        for (String key : keys) {
            if (json.hasNonNull(key)) {
                return of(json, key, 0);
            }
        }
        return 0;
    }

    static double read(String text, double otherwise) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : otherwise;
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
