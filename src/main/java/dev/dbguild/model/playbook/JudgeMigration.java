package dev.dbguild.model.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Is this migration safe: it is run in a shadow, and what it locked and rewrote is told.
final class JudgeMigration implements Playbook {
    private static final Pattern ALTERS =
            Pattern.compile(
                    "\\b(alter\\s+(table|type|index)|drop\\s+(table|index|column|type|view)"
                            + "|create\\s+(unique\\s+)?index|truncate|reindex|rename\\s)",
                    Pattern.CASE_INSENSITIVE);

    /// Between two lines of a remedy, after a semicolon.
    private static final Pattern STATEMENTS = Pattern.compile("(?<=;)\\s*\\n");

    private static final double CHANGE_ALONE = 0.7;
    private static final Cues CUES =
            new Cues()
                    .cue(0.8, "\\b(migrations?|migraciones|migracion|ddl)\\b")
                    .cue(
                            0.6,
                            "\\b(safe(ly)?|unsafe|risk\\w*|dangerous|segur[ao]|riesg\\w*|peligros[ao])\\b")
                    .cue(
                            0.6,
                            "\\b(locks?|locking|block\\w*|bloque\\w*|downtime|rewrites?|reescrib\\w*)\\b")
                    .cue(
                            0.4,
                            "\\b(production|deploy|run|apply|produccion|desplegar|ejecutar|aplicar)\\b");

    @Override
    public double recognises(Question question) {
        if (question.change().isEmpty()) {
            return question.sql().isEmpty() && safeMigration(question) ? 0.62 : 0;
        }
        boolean alters = question.change().filter(sql -> ALTERS.matcher(sql).find()).isPresent();
        double alone = alters ? CHANGE_ALONE : 0;
        return 1 - (1 - alone) * (1 - CUES.in(question));
    }

    @Override
    public Move next(Conversation talk) {
        return talk.question()
                .change()
                .map(sql -> judge(talk, sql))
                .orElseGet(() -> Answers.cannotTell(talk, List.of("migration")));
    }

    private static Move judge(Conversation talk, String sql) {
        return Itinerary.of(talk)
                .require("validate_migration", arguments(talk.question(), sql))
                .wantOnTarget("table_sizes")
                .answer("migration", () -> data(talk));
    }

    private static Map<String, Object> arguments(Question question, String sql) {
        return question.files().size() == 1
                ? Map.of("sql", sql, "file", question.files().getFirst().name())
                : Map.of("sql", sql);
    }

    private static Map<String, Object> data(Conversation talk) {
        Map<String, Object> data = talk.facts("validate_migration", "table_sizes");
        List<JsonNode> findings =
                talk.measured("validate_migration").stream()
                        .flatMap(measured -> measured.findings().stream())
                        .toList();
        data.put("touched", TablesShown.named(talk, locked(talk)));
        data.put("errors", count("error", findings));
        data.put("warnings", count("warning", findings));
        data.put("steps", steps(findings));
        return data;
    }

    /// The tables that some statement locks, by the names that `table_sizes` gives them.
    private static Set<String> locked(Conversation talk) {
        return talk.measured("validate_migration").stream()
                .flatMap(measured -> measured.payload().path("statements").valueStream())
                .flatMap(statement -> statement.path("locks").valueStream())
                .map(lock -> lock.path("relation").asText().replaceFirst("^public\\.", ""))
                .collect(Collectors.toSet());
    }

    private static long count(String severity, List<JsonNode> findings) {
        return findings.stream()
                .filter(finding -> finding.path("severity").asText().equals(severity))
                .count();
    }

    /// The statements of all remedies, each once, in the order of the migration.
    private static List<String> steps(List<JsonNode> findings) {
        return findings.stream()
                .map(finding -> finding.path("remedy").path("sql").asText())
                .flatMap(sql -> STATEMENTS.splitAsStream(sql))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .distinct()
                .toList();
    }

    private static boolean safeMigration(Question question) {
        return question.has(
                Pattern.compile(
                        "\\b(is|are|es|son)\\b.{0,20}\\b(this|these|my|the|esta|estas|mi|la)\\b.{0,15}\\b(migrations?|migracion(es)?)\\b.{0,20}\\b(safe|segura?s?)\\b"
                                + "|\\b(es|son) segur[ao]s? (esta|estas|la|mi)\\b.{0,10}\\bmigracion"));
    }
}
