package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines that say several things at once: `Buckets: 1024  Batches: 1  Memory Usage: 9kB`.
final class Pairs {
    private static final Set<String> LEADS =
            Set.of("Sort Method", "Buckets", "Batches", "Planned Partitions", "Hits", "Storage");
    private static final Pattern PAIR = Pattern.compile("([A-Z][A-Za-z ]*?): (.*?)(?=  [A-Z]|$)");
    private static final Pattern ORIGINALLY = Pattern.compile("(\\d+) \\(originally (\\d+)\\)");

    /// The server's keys in JSON for those in text.
    private static final Map<String, String> KEYS =
            Map.of(
                    "Buckets", "Hash Buckets",
                    "Memory Usage", "Peak Memory Usage",
                    "Hits", "Cache Hits",
                    "Misses", "Cache Misses",
                    "Evictions", "Cache Evictions",
                    "Overflows", "Cache Overflows");

    private Pairs() {}

    /// Whether a line that begins with this key is one of them.
    static boolean lead(String key) {
        return LEADS.contains(key);
    }

    static void read(String words, ObjectNode node) {
        Matcher pair = PAIR.matcher(words);
        while (pair.find()) {
            put(node, pair.group(1), pair.group(2));
        }
    }

    private static void put(ObjectNode node, String key, String value) {
        switch (key) {
            case "Sort Method", "Storage" -> node.put(key, value);
            case "Memory", "Disk" -> {
                node.put("Sort Space Used", number(value));
                node.put("Sort Space Type", key);
            }
            case "Buckets", "Batches" -> counts(node, key, value);
            case String _ -> node.put(KEYS.getOrDefault(key, key), number(value));
        }
    }

    /// A hash table tells too how many it began with; an aggregate does not.
    private static void counts(ObjectNode node, String key, String value) {
        if (key.equals("Batches") && !node.has("Hash Buckets")) {
            node.put("HashAgg Batches", number(value));
            return;
        }
        Matcher originally = ORIGINALLY.matcher(value);
        boolean grew = originally.matches();
        node.put("Hash " + key, number(grew ? originally.group(1) : value));
        node.put("Original Hash " + key, number(grew ? originally.group(2) : value));
    }

    private static double number(String value) {
        String digits = value.replaceAll("[^0-9.].*$", "");
        return digits.isEmpty() ? 0 : Double.parseDouble(digits);
    }
}
