package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the words that name a node apart: `Parallel Index Scan Backward using pk on shop.orders o`.
final class NodeLabel {
    private static final Pattern PREFIX = Pattern.compile("^(Parallel|Async|Partial|Finalize) ");
    private static final Pattern JOIN =
            Pattern.compile(
                    "(Nested Loop|Hash|Merge)(?: (Left|Full|Right|Semi|Anti|Right Semi|Right Anti))?(?: (?<word>Join))?");
    private static final Pattern SET_OPERATION = Pattern.compile("(Hash)?SetOp(?: (.+))?");
    private static final Pattern CUSTOM = Pattern.compile("Custom Scan \\((.*)\\)");
    private static final Pattern CHANGE =
            Pattern.compile("(Foreign )?(Insert|Update|Delete|Merge)(?= on|$)");
    private static final Pattern HEAD_END = Pattern.compile(" using | on ");
    private static final Map<String, String> STRATEGIES =
            Map.of(
                    "Aggregate", "Plain",
                    "GroupAggregate", "Sorted",
                    "HashAggregate", "Hashed",
                    "MixedAggregate", "Mixed");

    /// What the name after `on` is; of every other type it is a relation's.
    private static final Map<String, String> TARGETS =
            Map.of(
                    "Bitmap Index Scan", "Index Name",
                    "CTE Scan", "CTE Name",
                    "WorkTable Scan", "CTE Name",
                    "Function Scan", "Function Name",
                    "Table Function Scan", "Table Function Name",
                    "Named Tuplestore Scan", "Tuplestore Name",
                    "Subquery Scan", "Alias",
                    "Values Scan", "Alias");

    private static final Set<String> DIRECTED = Set.of("Index Scan", "Index Only Scan");

    private final ObjectNode node;
    private String rest;

    private NodeLabel(ObjectNode node, String label) {
        this.node = node;
        this.rest = label;
    }

    /// Puts all that the label says into the node, under the server's own keys.
    static void read(String label, ObjectNode node) {
        NodeLabel reading = new NodeLabel(node, label);
        reading.prefixes();
        reading.type();
        reading.names();
    }

    private void prefixes() {
        for (Matcher prefix = PREFIX.matcher(rest); prefix.find(); prefix = PREFIX.matcher(rest)) {
            switch (prefix.group(1)) {
                case "Parallel" -> node.put("Parallel Aware", true);
                case "Async" -> node.put("Async Capable", true);
                case String mode -> node.put("Partial Mode", mode);
            }
            rest = rest.substring(prefix.end());
        }
    }

    private void type() {
        Matcher end = HEAD_END.matcher(rest);
        int length = end.find() ? end.start() : rest.length();
        String head = rest.substring(0, length);
        rest = rest.substring(length);
        boolean backward = head.endsWith(" Backward");
        String words = backward ? head.substring(0, head.length() - 9) : head;
        typed(words);
        if (DIRECTED.contains(words)) {
            node.put("Scan Direction", backward ? "Backward" : "Forward");
        }
    }

    private void typed(String words) {
        if (!isJoin(words) && !isAggregate(words) && !isSetOperation(words) && !isChange(words)) {
            Matcher custom = CUSTOM.matcher(words);
            node.put("Node Type", custom.matches() ? "Custom Scan" : words);
            if (custom.matches()) {
                node.put("Custom Plan Provider", custom.group(1));
            }
        }
    }

    private boolean isJoin(String words) {
        Matcher join = JOIN.matcher(words);
        boolean nested = words.startsWith("Nested Loop");
        if (!join.matches() || !nested && join.group("word") == null) {
            return false;
        }
        node.put("Node Type", nested ? join.group(1) : join.group(1) + " Join");
        node.put("Join Type", join.group(2) == null ? "Inner" : join.group(2));
        return true;
    }

    private boolean isAggregate(String words) {
        String strategy = STRATEGIES.get(words);
        if (strategy == null) {
            return false;
        }
        node.put("Node Type", "Aggregate").put("Strategy", strategy);
        if (!node.has("Partial Mode")) {
            node.put("Partial Mode", "Simple");
        }
        return true;
    }

    private boolean isSetOperation(String words) {
        Matcher set = SET_OPERATION.matcher(words);
        if (!set.matches()) {
            return false;
        }
        node.put("Node Type", "SetOp");
        node.put("Strategy", set.group(1) == null ? "Sorted" : "Hashed");
        node.put("Command", set.group(2));
        return true;
    }

    private boolean isChange(String words) {
        Matcher change = CHANGE.matcher(words);
        boolean selects = words.equals("Foreign Scan");
        if (!selects && !change.matches()) {
            return false;
        }
        boolean foreign = selects || change.group(1) != null;
        node.put("Node Type", foreign ? "Foreign Scan" : "ModifyTable");
        node.put("Operation", selects ? "Select" : change.group(2));
        return true;
    }

    private void names() {
        Names names = new Names(rest);
        if (names.skip(" using ")) {
            node.put("Index Name", names.next());
        }
        if (names.skip(" on ")) {
            target(names, node.path("Node Type").asText());
        }
    }

    private void target(Names names, String type) {
        String key = TARGETS.getOrDefault(type, "Relation Name");
        String first = names.next();
        if (names.skip(".")) {
            node.put("Schema", first);
            first = names.next();
        }
        node.put(key, first);
        if (!key.equals("Index Name")) {
            node.put("Alias", names.skip(" ") ? names.next() : first);
        }
    }
}
