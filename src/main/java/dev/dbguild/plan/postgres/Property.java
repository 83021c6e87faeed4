package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line `Key: value` of a node, put under the keys and in the shape that the server's JSON has.
///
/// @param key up to the first colon
/// @param words the whole line
record Property(String key, String value, String words) {
    private static final Pattern LINE =
            Pattern.compile("([A-Z][\\w /-]*?):(?: ++(.*)|)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?+\\d++(?:\\.\\d++)?+(?: b|kB)?+");
    private static final Set<String> FLAGS = Set.of("Inner Unique", "Single Copy", "Disabled");
    private static final Set<String> LISTS =
            Set.of(
                    "Output",
                    "Sort Key",
                    "Presorted Key",
                    "Group Key",
                    "Params Evaluated",
                    "Conflict Arbiter Indexes");
    private static final Set<String> EXPRESSIONS =
            Set.of(
                    "Filter",
                    "Index Cond",
                    "Cache Key",
                    "One-Time Filter",
                    "Order By",
                    "Join Filter");

    /// Keys of lines that hold several figures, each with the words before it in the server's JSON.
    private static final Map<String, String> COUNTED =
            Map.of("Heap Blocks", " Heap Blocks", "Tuples", "Tuples ", "WAL", "WAL ");

    static Optional<Property> of(String words) {
        Matcher line = LINE.matcher(words);
        return line.matches()
                ? Optional.of(
                        new Property(
                                line.group(1), line.group(2) == null ? "" : line.group(2), words))
                : Optional.empty();
    }

    void into(ObjectNode node) {
        switch (key) {
            case "Buffers" -> BlockCounts.buffers(value, node);
            case "I/O Timings" -> BlockCounts.timings(value, node);
            case "Memory", "Serialization" -> BlockCounts.flat(key, value, node);
            case "Heap Blocks", "Tuples", "WAL" -> counted(node);
            case "Sampling" -> sampling(node);
            case "Full-sort Groups", "Pre-sorted Groups" -> SortGroups.read(key, words, node);
            case String _ when FLAGS.contains(key) -> node.put(key, value.equals("true"));
            case String _ when LISTS.contains(key) -> node.set(key, list(value));
            case String _ when Pairs.lead(key) -> Pairs.read(words, node);
            case String _ -> plain(node);
        }
    }

    private void plain(ObjectNode node) {
        if (!EXPRESSIONS.contains(key) && NUMBER.matcher(value).matches()) {
            node.put(key, Double.parseDouble(value.replaceAll("[ kbB]+$", "")));
        } else {
            node.put(key, value);
        }
    }

    static ArrayNode list(String value) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        Nesting.split(value, ", ").stream().filter(part -> !part.isEmpty()).forEach(list::add);
        return list;
    }

    private void counted(ObjectNode node) {
        String beside = COUNTED.getOrDefault(key, "");
        BlockCounts.figures(value)
                .forEach((what, figure) -> {
                    String word = key.equals("WAL") ? wal(what) : BlockCounts.capital(what);
                    node.put(beside.startsWith(" ") ? word + beside : beside + word, figure);
                });
    }

    private static String wal(String what) {
        return switch (what) {
            case "fpi" -> "FPI";
            case "full", "buffers full" -> "Buffers Full";
            case String other -> BlockCounts.capital(other);
        };
    }

    /// `bernoulli ('10'::real) REPEATABLE ('1'::double precision)`
    private void sampling(ObjectNode node) {
        int open = value.indexOf(" (");
        List<String> repeatable = Nesting.split(value, " REPEATABLE ");
        String method = repeatable.getFirst();
        node.put("Sampling Method", open < 0 ? method : value.substring(0, open));
        node.set("Sampling Parameters", list(open < 0 ? "" : inside(method.substring(open + 1))));
        if (repeatable.size() > 1) {
            node.put("Repeatable Seed", inside(repeatable.get(1)));
        }
    }

    private static String inside(String bracketed) {
        return bracketed.replaceAll("^\\(|\\)$", "");
    }
}
