package dev.dbguild.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes a plan out of the JSON that drivers and logs put around one: rows of a result, or an entry of `jsonlog`.
final class Exported {
    private static final String COLUMN = "QUERY PLAN";
    private static final Pattern INSIDE =
            Pattern.compile(
                    "\"QUERY PLAN\"\\s*+:|\\\\\"(?:Node Type|query_block)\\\\\"|  plan:\\\\n");
    private static final Pattern PLAN =
            Pattern.compile(
                    "\"Node Type\"|\"query_block\"|\\(cost=|\\(actual |Node Type: |<Node-Type>");

    private final List<String> found = new ArrayList<>();

    private Exported() {}

    /// The plan's text; empty when the paste is no such JSON.
    static Optional<String> from(String pasted) {
        if (!INSIDE.matcher(pasted).find()) {
            return Optional.empty();
        }
        Exported exported = new Exported();
        documents(pasted).forEach(exported::search);
        return exported.found.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("\n", exported.found));
    }

    private static List<JsonNode> documents(String pasted) {
        try {
            return JsonDocuments.in(pasted);
        } catch (Problem _) {
            return List.of();
        }
    }

    private void search(JsonNode value) {
        if (value.has(COLUMN)) {
            JsonNode row = value.path(COLUMN);
            found.add(row.isTextual() ? row.textValue() : row.toString());
        } else if (value.isTextual() && PLAN.matcher(value.textValue()).find()) {
            found.add(value.textValue());
        } else if (!value.has("Node Type") && !value.has("Plan")) {
            value.forEach(this::search);
        }
    }
}
