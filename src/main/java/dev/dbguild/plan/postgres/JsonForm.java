package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.plan.Paste;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanForm;
import dev.dbguild.plan.PlanReader;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What `EXPLAIN (FORMAT JSON)` answers and `auto_explain` logs: one document for each statement, or an array of them.
final class JsonForm implements PlanForm {
    @Override
    public boolean fits(Paste paste) {
        return statements(paste).findAny().isPresent();
    }

    @Override
    public List<Plan> read(Paste paste) {
        return statements(paste).map(PlanReader::read).toList();
    }

    private static Stream<JsonNode> statements(Paste paste) {
        return paste.documents().stream().flatMap(JsonForm::each).filter(JsonForm::isStatement);
    }

    private static Stream<JsonNode> each(JsonNode document) {
        return document.isArray()
                ? StreamSupport.stream(document.spliterator(), false)
                : Stream.of(document);
    }

    private static boolean isStatement(JsonNode document) {
        return document.has("Node Type") || document.path("Plan").has("Node Type");
    }
}
