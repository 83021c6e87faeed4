package dev.dbguild.plan.mysql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.plan.Paste;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanForm;
import java.util.List;
import java.util.stream.Stream;

/// What `EXPLAIN FORMAT=JSON` answers on both servers, and `ANALYZE FORMAT=JSON` on MariaDB.
final class JsonForm implements PlanForm {
    @Override
    public boolean fits(Paste paste) {
        return statements(paste).findAny().isPresent();
    }

    @Override
    public List<Plan> read(Paste paste) {
        return statements(paste).map(BlockReader::read).toList();
    }

    private static Stream<JsonNode> statements(Paste paste) {
        return paste.documents().stream()
                .filter(document -> document.path("query_block").isObject());
    }
}
