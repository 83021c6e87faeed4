package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/// The keys of `GROUPING SETS`, which text tells in lines and JSON in lists of lists.
final class GroupingSets {
    private static final String SETS = "Grouping Sets";
    private static final Set<String> KEYS = Set.of("Hash Key", "Group Key", "Sort Key");

    private GroupingSets() {}

    /// Whether the line is one more key of an aggregate that has several; then it is read.
    static boolean read(Line line, ObjectNode node) {
        Property property = Property.of(line.words()).orElse(null);
        if (property == null || !isKey(property.key(), node)) {
            return false;
        }
        open(node);
        switch (property.key()) {
            case "Sort Key" -> set(node).set("Sort Key", Property.list(property.value()));
            case "Hash Key" -> set(node).putArray("Hash Keys").add(keys(property.value()));
            case String _ -> group(node).add(keys(property.value()));
        }
        return true;
    }

    /// A plain aggregate has one line of group keys and no other.
    private static boolean isKey(String key, ObjectNode node) {
        return node.path("Node Type").asText().equals("Aggregate")
                && KEYS.contains(key)
                && (!key.equals("Group Key")
                        || node.has("Group Key")
                        || node.has(SETS)
                        || isMixed(node));
    }

    private static boolean isMixed(ObjectNode node) {
        return node.path("Strategy").asText().equals("Mixed");
    }

    /// The second key shows that the first was one of a set.
    private static void open(ObjectNode node) {
        if (!node.has(SETS)) {
            ArrayNode sets = node.putArray(SETS);
            if (node.remove("Group Key") instanceof ArrayNode first) {
                sets.addObject().putArray("Group Keys").add(withoutNone(first));
            }
        }
    }

    private static ArrayNode withoutNone(ArrayNode keys) {
        boolean none = keys.size() == 1 && keys.get(0).asText().equals("()");
        return none ? keys.removeAll() : keys;
    }

    private static ObjectNode set(ObjectNode node) {
        return node.withArrayProperty(SETS).addObject();
    }

    private static ArrayNode group(ObjectNode node) {
        ArrayNode sets = node.withArrayProperty(SETS);
        boolean last = !sets.isEmpty() && !sets.get(sets.size() - 1).has("Hash Keys");
        ObjectNode set = last ? (ObjectNode) sets.get(sets.size() - 1) : sets.addObject();
        return set.withArrayProperty("Group Keys");
    }

    private static ArrayNode keys(String value) {
        return withoutNone(Property.list(value));
    }

    /// A lone set of no columns (`GROUP BY ()`) is a set too.
    static void finish(ObjectNode node) {
        if (node.path("Group Key") instanceof ArrayNode keys && List.of("()").equals(words(keys))) {
            open(node);
        }
    }

    private static List<String> words(ArrayNode keys) {
        return keys.valueStream().map(key -> key.asText()).toList();
    }
}
