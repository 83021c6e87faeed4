package dev.dbguild.model.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why is this query slow: its plan, and the index that a twin of the target proves to help.
final class ExplainSlowQuery implements Playbook {
    private static final Pattern FROM_AN_APPLICATION =
            Pattern.compile(
                    "\\b(endpoint|api|app|application|backend|page|request|aplicacion|pagina|peticion)\\b");
    private static final double QUERY_ALONE = 0.6;
    private static final Cues CUES =
            new Cues()
                    .cue(0.6, "\\b(slow|slowly|sluggish|lent[ao]s?|tarda|tardan|demora)\\b")
                    .cue(
                            0.5,
                            "\\b(faster|speed up|improve|optimi[sz]\\w*|acelerar|mejorar|rapid[ao]|optimi[zc]\\w*)\\b")
                    .cue(0.5, "\\b(explain|explica|plan|execution|ejecucion|analy[sz]e|analiza)\\b")
                    .cue(0.3, "\\b(why|por que|index|indice|quer(y|ies)|consultas?)\\b");
    private static final Cues WITHOUT_QUERY =
            new Cues()
                    .cue(
                            0.6,
                            "\\b(this|my|the|that|esta|mi|la|esa) (sql )?(query|statement|select|consulta|sentencia)\\b.{0,40}\\b(slow|lent[ao]|tarda|faster|rapida|optimi[sz]\\w*)\\b")
                    .cue(
                            0.6,
                            "\\b(slow|lent[ao]|tarda|optimi[sz]\\w*)\\b.{0,40}\\b(this|my|the|that|esta|mi|la|esa) (sql )?(query|statement|select|consulta|sentencia)\\b");

    @Override
    public double recognises(Question question) {
        if (question.query().isEmpty()) {
            return question.sql().isEmpty() ? WITHOUT_QUERY.in(question) : 0;
        }
        return 1 - (1 - QUERY_ALONE) * (1 - CUES.in(question));
    }

    @Override
    public Move next(Conversation talk) {
        return talk.question().query().map(sql -> explain(talk, sql)).orElseGet(() -> ask(talk));
    }

    private static Move explain(Conversation talk, String sql) {
        return Itinerary.of(talk)
                .onTarget()
                .require("explain_query", arguments(talk, sql))
                .want("advise_indexes", Map.of("sql", sql))
                .want(talk.question().has(FROM_AN_APPLICATION) ? "slow_queries" : "", Map.of())
                .answer("slow-query", () -> data(talk));
    }

    private static Map<String, Object> arguments(Conversation talk, String sql) {
        return talk.question().wantsAnalyze()
                ? Map.of("sql", sql, "analyze", true)
                : Map.of("sql", sql);
    }

    private static Map<String, Object> data(Conversation talk) {
        Map<String, Object> data = talk.facts("explain_query", "advise_indexes");
        talk.measured("explain_query")
                .flatMap(ExplainSlowQuery::costliest)
                .ifPresent(scan -> data.put("scan", scan));
        return data;
    }

    /// The scan that takes the most time where the query was run, else the most cost.
    private static Optional<JsonNode> costliest(Outcome.Measured explained) {
        return explained
                .payload()
                .path("scans")
                .valueStream()
                .max(
                        Comparator.<JsonNode>comparingDouble(scan -> scan.path("ms").asDouble())
                                .thenComparingDouble(scan -> scan.path("cost").asDouble()));
    }

    private static Move ask(Conversation talk) {
        return Answers.cannotTell(talk, java.util.List.of("query"));
    }
}
