package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.plan.PlanReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the part of YAML that PostgreSQL writes plans in: blocks by indentation, one key or item a line, strings in
/// JSON's quotes. Nothing else of YAML is understood, so nothing of it can do harm.
final class YamlPlans {
    private static final Pattern PAIR =
            Pattern.compile("([A-Za-z][\\w /-]*?|\"(?:[^\"\\\\]|\\\\.)*+\"): *+(.*)");
    private static final Pattern NUMBER =
            Pattern.compile("-?+\\d++(?:\\.\\d++)?+(?:[eE][-+]?+\\d++)?+");
    private static final Pattern START =
            Pattern.compile("- (?:Plan|Query Text): *+.*|Plan: *+|Query Text: .*");

    private final List<Line> lines;
    private int at;

    private YamlPlans(List<Line> lines) {
        this.lines = lines;
    }

    /// Every statement's document.
    ///
    /// @throws Problem [dev.dbguild.Code#BAD_ARGUMENT] with the line that cannot be read
    static List<JsonNode> in(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            lines.add(Line.of(++number, raw));
        }
        lines.removeIf(Line::isBlank);
        return new YamlPlans(lines).documents();
    }

    private List<JsonNode> documents() {
        List<JsonNode> documents = new ArrayList<>();
        while (at < lines.size()) {
            if (START.matcher(lines.get(at).words()).matches()) {
                documents.add(document());
            } else {
                at++;
            }
        }
        return documents;
    }

    private JsonNode document() {
        Line first = lines.get(at);
        boolean item = first.words().startsWith("- ");
        if (item) {
            lines.set(at, after(first));
        }
        ObjectNode document = object(lines.get(at).indent(), 0);
        Whole.checkAll(document.path("Plan"));
        return document;
    }

    /// The line without the mark of an item; what is in the item begins two columns further right.
    private static Line after(Line line) {
        return new Line(line.number(), line.indent() + 2, line.words().substring(1).strip());
    }

    private ObjectNode object(int indent, int depth) {
        ObjectNode object = Json.MAPPER.createObjectNode();
        while (at < lines.size() && lines.get(at).indent() == indent) {
            Matcher pair = PAIR.matcher(lines.get(at).words());
            if (!pair.matches()) {
                break;
            }
            Line line = lines.get(at++);
            String key = unquoted(line, pair.group(1));
            JsonNode value =
                    pair.group(2).isEmpty()
                            ? block(indent, depth + 1)
                            : scalar(line, pair.group(2));
            if (object.replace(key, value) != null
                    && object.has("Node Type")
                    && !key.equals("Workers")) {
                throw refuse(line, "says '" + key + "' a second time");
            }
        }
        checked(indent, object);
        return object;
    }

    /// What stands between an object's keys must be one of them.
    private void checked(int indent, ObjectNode object) {
        boolean deeper = at < lines.size() && lines.get(at).indent() > indent;
        if (deeper && object.has("Node Type")) {
            throw refuse(lines.get(at), "cannot be read");
        }
    }

    private JsonNode block(int parent, int depth) {
        if (depth > 2 * PlanReader.DEEPEST + 20) {
            throw PlanReader.tooDeep();
        }
        if (at >= lines.size() || lines.get(at).indent() <= parent) {
            return Json.MAPPER.createArrayNode();
        }
        Line first = lines.get(at);
        return isItem(first) ? array(first.indent(), depth) : object(first.indent(), depth);
    }

    private static boolean isItem(Line line) {
        return line.words().startsWith("- ");
    }

    private ArrayNode array(int indent, int depth) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        while (at < lines.size() && lines.get(at).indent() == indent && isItem(lines.get(at))) {
            Line inside = after(lines.get(at));
            if (PAIR.matcher(inside.words()).matches() && !inside.words().startsWith("\"")) {
                lines.set(at, inside);
                array.add(object(inside.indent(), depth + 1));
            } else {
                at++;
                array.add(scalar(inside, inside.words()));
            }
        }
        return array;
    }

    private static JsonNode scalar(Line line, String words) {
        boolean json =
                words.startsWith("\"")
                        || words.startsWith("[")
                        || words.equals("true")
                        || words.equals("false")
                        || NUMBER.matcher(words).matches();
        return json ? json(line, words) : TextNode.valueOf(words);
    }

    private static JsonNode json(Line line, String words) {
        try {
            return Json.parse(words);
        } catch (Problem e) {
            throw refuse(line, "cannot be read");
        }
    }

    private static String unquoted(Line line, String key) {
        return key.startsWith("\"") ? json(line, key).asText() : key;
    }

    private static Problem refuse(Line line, String what) {
        return line.refuse(
                what + ": '" + line.words().substring(0, Math.min(60, line.words().length())) + "'",
                "paste the whole answer of 'explain (format yaml) …', or better of 'explain (format json) …'");
    }
}
