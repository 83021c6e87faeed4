package dev.dbguild.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the JSON documents in a text and reads them strictly: a node that says one thing twice is refused.
final class JsonDocuments {
    /// Two levels of JSON a level of the plan.
    private static final int DEEPEST = 2 * PlanReader.DEEPEST + 20;

    private static final int MOST_FAILURES = 20;

    /// PostgreSQL before 13 told of workers in two places of one node.
    private static final Set<String> MAY_REPEAT = Set.of("Workers");

    private static final Pattern START = Pattern.compile("\\[\\s*+\\{\\s*+\"|\\{\\s*+\"");
    private static final Pattern OF_A_PLAN =
            Pattern.compile("\"(?:Plan|Plans|Node Type|query_block|QUERY PLAN)\"");

    private final String text;
    private final List<JsonNode> found = new ArrayList<>();
    private @Nullable Problem first;

    private JsonDocuments(String text) {
        this.text = text;
    }

    static List<JsonNode> in(String text) {
        JsonDocuments documents = new JsonDocuments(text);
        documents.search();
        if (documents.found.isEmpty() && documents.first != null) {
            throw documents.first;
        }
        return List.copyOf(documents.found);
    }

    private void search() {
        Matcher start = START.matcher(text);
        int failures = 0;
        int from = 0;
        while (failures < MOST_FAILURES && start.find(from)) {
            int end = document(start.start());
            failures += end < 0 ? 1 : 0;
            from = end < 0 ? start.end() : end;
        }
    }

    /// The place after the document that starts here; negative when there is none.
    private int document(int start) {
        try (JsonParser parser =
                Json.MAPPER.createParser(new StringReader(text.substring(start)))) {
            parser.nextToken();
            found.add(value(parser, 0));
            return start + (int) parser.currentLocation().getCharOffset();
        } catch (JsonProcessingException e) {
            fail(start, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return -1;
    }

    private void fail(int start, String what, JsonProcessingException cause) {
        int shown = Math.min(text.length(), start + 20_000);
        if (first == null && OF_A_PLAN.matcher(text.substring(start, shown)).find()) {
            int line = PlanReader.line(text, start);
            first =
                    new Problem(
                                    Code.BAD_JSON,
                                    "the plan is not valid JSON: " + what,
                                    "paste the whole answer of 'explain (format json) …', from its first '[' to its last ']'")
                            .with("line", line - 1 + cause.getLocation().getLineNr())
                            .with("column", cause.getLocation().getColumnNr())
                            .causedBy(cause);
        }
    }

    private JsonNode value(JsonParser parser, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw PlanReader.tooDeep();
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(parser, depth);
        }
        return token == JsonToken.START_ARRAY ? array(parser, depth) : scalar(parser);
    }

    private JsonNode object(JsonParser parser, int depth) throws IOException {
        ObjectNode object = Json.MAPPER.createObjectNode();
        String twice = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            JsonNode before = object.replace(key, value(parser, depth + 1));
            twice = before == null || MAY_REPEAT.contains(key) ? twice : key;
        }
        if (twice != null && object.has("Node Type")) {
            throw bad(parser, "the key '" + twice + "' occurs twice in one node");
        }
        return object;
    }

    private JsonNode array(JsonParser parser, int depth) throws IOException {
        ArrayNode array = Json.MAPPER.createArrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, depth + 1));
        }
        return array;
    }

    private static JsonNode scalar(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                && !Double.isFinite(parser.getDoubleValue())) {
            throw bad(parser, "the number '" + parser.getText() + "' has no end");
        }
        return parser.readValueAsTree();
    }

    private static JsonProcessingException bad(JsonParser parser, String what) {
        return new com.fasterxml.jackson.core.JsonParseException(
                parser, what, parser.currentTokenLocation());
    }
}
