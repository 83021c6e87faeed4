package dev.dbguild.finding;

import dev.dbguild.Json;

/// The whole review as its JSON document.
final class JsonReporter implements Reporter {
    @Override
    public String format() {
        return "json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String tell(Report report) {
        return Json.pretty(report.document()) + "\n";
    }
}
