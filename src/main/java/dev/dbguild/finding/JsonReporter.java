package dev.dbguild.finding;

import dev.dbguild.Json;
import java.util.List;
import java.util.Map;

/// Findings as a JSON array, one object each.
final class JsonReporter implements Reporter {
    @Override
    public String format() {
        return "json";
    }

    @Override
    public String report(List<Finding> findings, Map<String, String> sources) {
        return Json.pretty(findings) + "\n";
    }
}
