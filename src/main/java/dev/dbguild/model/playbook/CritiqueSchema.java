package dev.dbguild.model.playbook;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is wrong with this schema: pasted DDL, or the schema of a target.
final class CritiqueSchema implements Playbook {
    private static final Pattern TABLE =
            Pattern.compile("\\bcreate\\s+(unlogged\\s+)?table\\b", Pattern.CASE_INSENSITIVE);
    private static final double TABLE_ALONE = 0.55;
    private static final Cues CUES =
            new Cues()
                    .cue(
                            0.6,
                            "\\b(review|critique|critici[sz]e|feedback|opinion|revisa|revision|critica|opinas|parece|valora)\\b")
                    .cue(
                            0.5,
                            "\\b(wrong with|improve|better|problems?|smells?|mistakes?|mal en|mejorar|problemas?|errores|fallos)\\b")
                    .cue(
                            0.4,
                            "\\b(what do you think|good design|well designed|que te parece|bien disenad[ao]|normali[sz]\\w*)\\b");
    private static final Pattern SCHEMA =
            Pattern.compile(
                    "\\b(schema|esquema|tables?|tablas?|data model|modelo|design|diseno)\\b");

    @Override
    public double recognises(Question question) {
        Optional<String> tables = question.change().filter(sql -> TABLE.matcher(sql).find());
        if (tables.isPresent()) {
            return 1 - (1 - TABLE_ALONE) * (1 - CUES.in(question));
        }
        boolean aboutOne = question.sql().isEmpty() && question.has(SCHEMA);
        return aboutOne && CUES.in(question) > 0 ? 0.3 + 0.7 * CUES.in(question) : 0;
    }

    /// The tool takes a script or a target; an empty name keeps the run's target out.
    private static Map<String, Object> pasted(String sql) {
        return Map.of("sql", sql, "target", "");
    }

    @Override
    public Move next(Conversation talk) {
        return talk.question()
                .change()
                .map(sql -> Itinerary.of(talk).require("review_schema", pasted(sql)))
                .orElseGet(() -> Itinerary.of(talk).onTarget().require("review_schema", Map.of()))
                .answer("schema-review", () -> talk.facts("review_schema"));
    }
}
