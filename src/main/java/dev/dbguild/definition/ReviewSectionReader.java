package dev.dbguild.definition;

import dev.dbguild.definition.ReviewSection.Vocabulary;
import java.nio.file.FileSystems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads the section `review` of `dbguild.yaml` and notes every name in it that means nothing.
final class ReviewSectionReader {
    private static final List<String> ENGINES = List.of("postgresql", "mysql", "mariadb", "sqlite");
    private static final List<String> RULINGS = List.of("off", "info", "warning", "error");

    private final StrictFields fields;
    private final Vocabulary words;
    private final Notes notes;

    ReviewSectionReader(StrictFields fields, Vocabulary words, Notes notes) {
        this.fields = fields;
        this.words = words;
        this.notes = notes;
    }

    ReviewSection read() {
        fields.known(
                "engine",
                "server-version",
                "runner",
                "rules",
                "hot-tables",
                "large-tables",
                "paths",
                "ignore");
        return new ReviewSection(
                one("engine", ENGINES),
                version(),
                one("runner", words.runners()),
                rules(),
                fields.strings("hot-tables"),
                largeTables(),
                fields.strings("paths"),
                globs());
    }

    private @Nullable String one(String name, List<String> allowed) {
        if (!fields.has(name)) {
            return null;
        }
        return allowed.isEmpty()
                ? fields.optional(name).orElse(null)
                : fields.oneOf(name, allowed, null);
    }

    private @Nullable String version() {
        Optional<String> version = fields.optional("server-version");
        if (version.isPresent() && !version.get().matches("\\d{1,2}(\\.\\d{1,2}){0,2}")) {
            notes.error(
                    fields.spot("server-version"),
                    "'" + version.get() + "' is no server version",
                    "write the major version: 16, or \"8.0\" for MySQL");
        }
        return version.orElse(null);
    }

    private Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        fields.map("rules").ifPresent(map -> map.keys().forEach(id -> rule(map, id, rules)));
        return rules;
    }

    private void rule(StrictFields map, String id, Map<String, String> rules) {
        if (!words.rules().isEmpty() && !words.rules().contains(id)) {
            notes.error(
                    map.spot(id),
                    "there is no rule '" + id + "'" + Nearest.hint(id, words.rules()),
                    "name the rule as its finding does, or remove it");
            return;
        }
        String ruling = map.oneOf(id, RULINGS, null);
        if (RULINGS.contains(ruling)) {
            rules.put(id, ruling);
        }
    }

    private Map<String, Long> largeTables() {
        Map<String, Long> tables = new LinkedHashMap<>();
        Map<String, String> written =
                fields.map("large-tables").map(StrictFields::texts).orElse(Map.of());
        written.forEach((table, rows) -> {
            String digits = rows.replace("_", "");
            if (digits.matches("[1-9][0-9]{0,17}")) {
                tables.put(table, Long.parseLong(digits));
            } else {
                notRows(table, rows);
            }
        });
        return tables;
    }

    private void notRows(String table, String rows) {
        Spot spot =
                fields.map("large-tables")
                        .map(map -> map.spot(table))
                        .orElse(fields.spot("large-tables"));
        notes.error(
                spot,
                "'" + rows + "' is no number of rows of '" + table + "'",
                "write how many rows it has: 400_000_000");
    }

    private List<String> globs() {
        List<String> good = new ArrayList<>();
        for (String pattern : fields.strings("ignore")) {
            try {
                FileSystems.getDefault().getPathMatcher("glob:" + pattern);
                good.add(pattern);
            } catch (PatternSyntaxException e) {
                notes.error(
                        fields.spot("ignore"),
                        "'" + pattern + "' is no pattern of files: " + e.getDescription(),
                        "write it as in 'legacy/**' or '*.generated.sql'");
            }
        }
        return good;
    }
}
