package dev.dbguild.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.dbguild.Json;
import dev.dbguild.tool.gate.Masking;
import dev.dbguild.tool.gate.SqlGate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Evidence with the values of a database taken out, for a model that is not ours. Names and figures that were measured
/// stay.
///
/// What is known to be SQL or a condition loses its literals; wherever else the same text or the same quoted literal
/// stands, as in a drawn plan or a message, it loses them too.
public final class MaskedEvidence {
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern SAMPLES = Pattern.compile("(?i)mostcommon.*|histogram.*|samples?");
    private static final Set<String> WHOLE = Set.of("conditions", "details", "cells", "findings");
    private static final TextNode MASK = TextNode.valueOf("?");

    /// A replacement shorter than this would meet innocent text.
    private static final int SHORTEST = 4;

    private final Masking masking;
    private final UnaryOperator<String> withoutLiterals;

    /// Longest first, so that a condition goes before a part of it.
    private final Map<String, String> replaced =
            new TreeMap<>(
                    Comparator.comparingInt(String::length)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()));

    private MaskedEvidence(Masking masking, String engine) {
        this.masking = masking;
        this.withoutLiterals = sql -> SqlGate.withoutLiterals(sql, engine);
    }

    /// @param evidence as a model would see it: `summary`, `payload`, `findings`, `ran`
    /// @param engine of the target it was measured on
    public static JsonNode of(JsonNode evidence, Masking masking, String engine) {
        return masking == Masking.NEVER
                ? evidence
                : new MaskedEvidence(masking, engine).masked(evidence);
    }

    private JsonNode masked(JsonNode evidence) {
        JsonNode known = walk(evidence, "", this::knownSql);
        return walk(known, "", this::elsewhere);
    }

    /// A copy of the tree with each text made anew; `make` gets the key that it stands under, and the text.
    private JsonNode walk(JsonNode node, String key, BiFunction<String, JsonNode, JsonNode> make) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = Json.MAPPER.createObjectNode();
                object.properties()
                        .forEach(field ->
                                copy.set(
                                        field.getKey(),
                                        walk(field.getValue(), under(key, field.getKey()), make)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                String within = key.equals("rows") ? "cells" : key;
                array.forEach(each -> copy.add(walk(each, within, make)));
                yield copy;
            }
            default -> make.apply(key, node);
        };
    }

    /// What stands within these is what they are, whatever its own key is.
    private static String under(String above, String key) {
        return WHOLE.contains(above) ? above : key;
    }

    private JsonNode knownSql(String key, JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        if (SAMPLES.matcher(key).matches()
                || key.equals("cells") && masking == Masking.EVERYTHING) {
            return MASK;
        }
        return value.isTextual() && isSql(key) ? TextNode.valueOf(masked(value.asText())) : value;
    }

    private static boolean isSql(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.endsWith("sql")
                || name.endsWith("query")
                || List.of("ran", "filter", "condition", "conditions", "details").contains(name);
    }

    private String masked(String sql) {
        String masked = withoutLiterals.apply(sql);
        if (!masked.equals(sql)) {
            remember(sql, masked);
            Matcher literals = QUOTED.matcher(sql);
            while (literals.find()) {
                remember(literals.group(), "?");
            }
        }
        return masked;
    }

    private void remember(String text, String instead) {
        if (text.length() >= SHORTEST) {
            replaced.put(text, instead);
        }
    }

    private JsonNode elsewhere(String key, JsonNode value) {
        return value.isTextual() ? TextNode.valueOf(elsewhere(value.asText())) : value;
    }

    private String elsewhere(String text) {
        String shown = text;
        for (Map.Entry<String, String> each : replaced.entrySet()) {
            shown = shown.replace(each.getKey(), each.getValue());
        }
        return shown;
    }
}
