package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.plan.PlanReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Turns the server's XML into the documents it sends as JSON: names lose their hyphens, lists their wrapping.
/// Document types and entities of one's own are not read.
final class XmlPlans {
    private static final Pattern START = Pattern.compile("<explain[\\s>]|<Query>|<Plan>");
    private static final Pattern NUMBER = Pattern.compile("-?+\\d++(?:\\.\\d++)?+");
    private static final Set<String> LISTS =
            Set.of(
                    "Plans",
                    "Workers",
                    "Triggers",
                    "Target-Tables",
                    "Grouping-Sets",
                    "Group-Keys",
                    "Hash-Keys");
    private static final Set<String> TEXTS =
            Set.of(
                    "Item",
                    "Alias",
                    "Relation-Name",
                    "Index-Name",
                    "Schema",
                    "CTE-Name",
                    "Filter",
                    "Cache-Key",
                    "One-Time-Filter",
                    "Settings");

    /// Keys of no columns at all are a list too.
    private static final Set<String> OF_KEYS = Set.of("Hash-Key", "Group-Key");

    /// Keys that the server's JSON has and its XML has not.
    private static final Map<String, String> KEYS =
            Map.of(
                    "One-Time-Filter", "One-Time Filter",
                    "Incremental-Sort-Groups", "Full-sort Groups",
                    "Sort-Space", "Sort Space Memory");

    /// What the second element of one name is in JSON.
    private static final Map<String, String> SECOND =
            Map.of("Full-sort Groups", "Pre-sorted Groups", "Sort Space Memory", "Sort Space Disk");

    private final XMLStreamReader reader;

    private XmlPlans(XMLStreamReader reader) {
        this.reader = reader;
    }

    /// @throws Problem [Code#BAD_ARGUMENT] with the line where the XML breaks
    static List<JsonNode> in(String text) {
        var start = START.matcher(text);
        int from = start.find() ? start.start() : 0;
        try {
            return new XmlPlans(
                            factory().createXMLStreamReader(new StringReader(text.substring(from))))
                    .documents();
        } catch (XMLStreamException e) {
            int line = (int) text.substring(0, from).chars().filter(c -> c == '\n').count();
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "the plan is not valid XML",
                            "paste the whole answer of 'explain (format xml) …', or better of 'explain (format json) …'")
                    .with(
                            "line",
                            line
                                    + Math.max(
                                            1,
                                            e.getLocation() == null
                                                    ? 1
                                                    : e.getLocation().getLineNumber()))
                    .causedBy(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private List<JsonNode> documents() throws XMLStreamException {
        List<JsonNode> documents = new ArrayList<>();
        int open = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                if (name.equals("Query")) {
                    documents.add(value(name, 0));
                } else if (name.equals("Plan")) {
                    documents.add(Json.MAPPER.createObjectNode().set("Plan", value(name, 0)));
                } else {
                    open++;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && --open <= 0) {
                break;
            }
        }
        return documents;
    }

    /// The element that the reader stands on, up to its end.
    private JsonNode value(String name, int depth) throws XMLStreamException {
        if (depth > 2 * PlanReader.DEEPEST + 20) {
            throw PlanReader.tooDeep();
        }
        StringBuilder text = new StringBuilder();
        ArrayNode values = Json.MAPPER.createArrayNode();
        List<String> names = new ArrayList<>();
        for (int event = reader.next();
                event != XMLStreamConstants.END_ELEMENT;
                event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String child = reader.getLocalName();
                names.add(child);
                values.add(value(name.equals("Settings") ? name : child, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS) {
                text.append(reader.getText());
            }
        }
        return made(name, names, values, text.toString());
    }

    private static JsonNode made(String name, List<String> names, ArrayNode values, String text) {
        if (LISTS.contains(name) || names.contains("Item") || OF_KEYS.contains(name)) {
            return values;
        }
        return names.isEmpty() ? scalar(name, text) : object(names, values);
    }

    private static ObjectNode object(List<String> names, ArrayNode values) {
        ObjectNode object = Json.MAPPER.createObjectNode();
        for (int i = 0; i < names.size(); i++) {
            String key = key(names.get(i));
            object.set(
                    SECOND.containsKey(key) && object.has(key) ? SECOND.get(key) : key,
                    values.get(i));
        }
        return object;
    }

    private static String key(String name) {
        return KEYS.getOrDefault(name, name.replace('-', ' ').replace("I O ", "I/O "));
    }

    private static JsonNode scalar(String name, String text) {
        if (TEXTS.contains(name)) {
            return TextNode.valueOf(text);
        }
        return switch (text) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            case String _ when NUMBER.matcher(text).matches() ->
                    DoubleNode.valueOf(Double.parseDouble(text));
            case String _ -> TextNode.valueOf(text);
        };
    }
}
