package dev.dbguild.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.dbguild.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps payloads small enough to read: shortens the longest lists and texts, and says exactly by how much.
record PayloadCap(int bytes) {
    /// @param note empty, or what was left out, to be appended to a summary
    record Fitted(JsonNode json, String note) {}

    Fitted fit(JsonNode payload) {
        JsonNode root =
                payload.isArray() ? Json.MAPPER.createObjectNode().set("items", payload) : payload;
        if (size(root) <= bytes) {
            return new Fitted(root, "");
        }
        JsonNode copy = root.deepCopy();
        Map<String, Integer> lists = new LinkedHashMap<>();
        Cut cut = largest(copy);
        while (size(copy) > bytes && cut != null) {
            lists.putIfAbsent(cut.path(), cut.list().size());
            halve(cut.list());
            cut = largest(copy);
        }
        return told(copy, lists);
    }

    private static int size(JsonNode json) {
        return Json.text(json).getBytes(StandardCharsets.UTF_8).length;
    }

    private static void halve(ArrayNode list) {
        int keep = list.size() / 2;
        while (list.size() > keep) {
            list.remove(list.size() - 1);
        }
    }

    private Fitted told(JsonNode json, Map<String, Integer> lists) {
        List<String> cuts = new ArrayList<>();
        lists.forEach((path, of) ->
                cuts.add(path + ": " + json.at(path).size() + " of " + of + " shown"));
        JsonNode shown = size(json) > bytes ? shortTexts(json, cuts) : json;
        if (shown instanceof ObjectNode object) {
            object.set("truncated", Json.tree(cuts));
        }
        return new Fitted(shown, " (" + String.join("; ", cuts) + ")");
    }

    /// The last resort, for payloads that are one huge text.
    private JsonNode shortTexts(JsonNode json, List<String> cuts) {
        int longest = Math.max(200, bytes / 8);
        if (json instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> {
                        if (field.getValue().asText().length() > longest) {
                            int of = field.getValue().asText().length();
                            cuts.add(
                                    "/"
                                            + field.getKey()
                                            + ": "
                                            + longest
                                            + " of "
                                            + of
                                            + " characters shown");
                            field.setValue(
                                    TextNode.valueOf(
                                            field.getValue().asText().substring(0, longest)));
                        }
                    });
        }
        return json;
    }

    private record Cut(String path, ArrayNode list, int size) {}

    private static @Nullable Cut largest(JsonNode root) {
        return largest(root, "", null);
    }

    private static @Nullable Cut largest(JsonNode node, String path, @Nullable Cut best) {
        Cut found = best;
        if (node instanceof ArrayNode list && list.size() > 1) {
            int size = Json.text(list).length();
            found = found == null || size > found.size() ? new Cut(path, list, size) : found;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            found = largest(field.getValue(), path + "/" + field.getKey(), found);
        }
        return found;
    }
}
