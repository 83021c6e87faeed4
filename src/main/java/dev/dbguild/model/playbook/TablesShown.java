package dev.dbguild.model.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A target's tables as the prompts show them.
final class TablesShown {
    private static final int MOST = 40;
    private static final int LARGEST = 5;

    private TablesShown() {}

    /// Adds `tables`, partitions left out, and `largest`.
    static Map<String, Object> data(Conversation talk) {
        Map<String, Object> data = talk.facts("inspect_schema", "table_sizes");
        data.put("tables", tables(talk));
        data.put("largest", largest(talk, LARGEST));
        return data;
    }

    /// The largest tables, as `table_sizes` measured them.
    static List<JsonNode> largest(Conversation talk, int most) {
        return rows(talk, "table_sizes").filter(TablesShown::isWhole).limit(most).toList();
    }

    /// The tables with these names, as `table_sizes` measured them.
    static List<JsonNode> named(Conversation talk, Set<String> names) {
        return rows(talk, "table_sizes")
                .filter(table -> names.contains(table.path("table").asText()))
                .toList();
    }

    private static List<Map<String, Object>> tables(Conversation talk) {
        return rows(talk, "inspect_schema")
                .filter(TablesShown::isWhole)
                .limit(MOST)
                .map(TablesShown::table)
                .toList();
    }

    /// Columns are sentences in a summary and records in full.
    private static Map<String, Object> table(JsonNode table) {
        Map<String, Object> data = new LinkedHashMap<>(Json.map(table));
        if (table.path("columns").isArray()) {
            data.put(
                    "columnsShown",
                    table.path("columns").valueStream().map(TablesShown::column).toList());
        }
        return data;
    }

    private static String column(JsonNode column) {
        return column.isTextual()
                ? column.asText()
                : column.path("name").asText() + " " + column.path("type").asText();
    }

    private static boolean isWhole(JsonNode table) {
        return !table.hasNonNull("partitionOf");
    }

    private static Stream<JsonNode> rows(Conversation talk, String tool) {
        return talk.measured(tool).stream()
                .flatMap(measured -> measured.payload().path("tables").valueStream());
    }
}
