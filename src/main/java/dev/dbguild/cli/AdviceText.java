package dev.dbguild.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.tool.Evidence;

/// Index advice for people.
///
/// @param why whether the reasons of all rejected candidates are told too
record AdviceText(Terminal terminal, boolean why) {
    private static final int WIDEST = 76;

    void print(Evidence evidence) {
        JsonNode advice = evidence.payload();
        terminal.print(evidence.summary());
        advice.path("proposed").forEach(this::proposed);
        if (!advice.path("queries").isEmpty()) {
            terminal.print("\n      before        after  query");
            advice.path("queries").forEach(this::query);
        }
        droppable(advice.path("droppable"));
        section("not judged", advice.path("skipped"), "reason", "sql");
        section("the twin differs", advice.path("differences"));
        rejected(advice.path("rejected"));
        migration(advice.path("migration"));
    }

    private void proposed(JsonNode index) {
        terminal.print("\n" + index.path("statement").asText());
        terminal.print(
                "    %s, saves %s: %s"
                        .formatted(
                                Bytes.shown(index.path("bytes").asDouble()),
                                Figures.share(index.path("saves").asDouble()),
                                index.path("why").asText()));
    }

    private void query(JsonNode query) {
        terminal.print(
                "%12s %12s  %s"
                        .formatted(
                                Figures.count(query.path("costBefore").asDouble()),
                                Figures.count(query.path("costAfter").asDouble()),
                                shortened(query.path("sql").asText())));
    }

    private void section(String title, JsonNode parts, String... fields) {
        if (parts.isEmpty()) {
            return;
        }
        terminal.print("\n" + title + ":");
        for (JsonNode part : parts) {
            String text =
                    fields.length == 0
                            ? part.asText()
                            : part.path(fields[0]).asText()
                                    + ": "
                                    + shortened(part.path(fields[1]).asText());
            terminal.print("  " + text);
        }
    }

    private void droppable(JsonNode findings) {
        if (!findings.isEmpty()) {
            terminal.print("\ncan go:");
            findings.forEach(finding -> terminal.print("  " + finding.path("message").asText()));
        }
    }

    private void rejected(JsonNode candidates) {
        if (why) {
            section("rejected", candidates, "index", "reason");
        } else if (!candidates.isEmpty()) {
            terminal.print(
                    "\n%d other candidates were rejected; --why tells the reasons"
                            .formatted(candidates.size()));
        }
    }

    private void migration(JsonNode migration) {
        if (migration.isMissingNode() || migration.isNull()) {
            return;
        }
        terminal.print("\n-- " + migration.path("file").asText());
        terminal.print(migration.path("up").asText());
        terminal.print("review: " + migration.path("review").asText());
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
    }
}
