package dev.dbguild.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import dev.dbguild.tool.Evidence;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/// Marks what is data and never instruction: JSON between tags that nobody outside can guess.
///
/// ```
/// <evidence-5f3c9a1e>
/// {"evidence":"E1","tool":"table_sizes","target":"demo","summary":"…","payload":…,"findings":[…],"ran":"…"}
/// </evidence-5f3c9a1e>
/// ```
///
/// A failed call is `{"failed":true,"tool":…,"problem":{"code":…,"message":…,"cure":…}}` in the same tags; an
/// attached file is `{"name":…,"text":…}` in `file-…` tags.
final class Fence {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final String tag;

    private Fence(String tag) {
        this.tag = tag;
    }

    static Fence random() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return new Fence(HexFormat.of().formatHex(bytes));
    }

    /// @param shown what the model that will read it may see of the evidence
    String around(Evidence evidence, UnaryOperator<JsonNode> shown) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("evidence", evidence.id());
        json.put("tool", evidence.tool());
        json.put("target", evidence.target());
        json.put("summary", evidence.summary());
        json.set("payload", evidence.payload());
        json.set("findings", Json.tree(evidence.findings()));
        json.put("ran", evidence.ran());
        return fenced("evidence", shown.apply(json));
    }

    String around(String tool, ProblemReport problem) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("failed", true);
        json.put("tool", tool);
        json.set("problem", Json.tree(problem));
        return fenced("evidence", json);
    }

    String around(RunRequest.Attachment file) {
        return fenced("file", Json.tree(file));
    }

    private String fenced(String kind, JsonNode json) {
        String name = kind + "-" + tag;
        return "<" + name + ">\n" + Json.text(json) + "\n</" + name + ">";
    }
}
