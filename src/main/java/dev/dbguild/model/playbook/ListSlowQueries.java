package dev.dbguild.model.playbook;

import java.util.Map;

/// Which statements take the most time.
final class ListSlowQueries implements Playbook {
    private static final Cues CUES =
            new Cues()
                    .cue(
                            0.75,
                            "\\b(slow|slowest|heaviest|expensive|worst|top)\\b( \\w+)? (quer(y|ies)|statements|sql)\\b|\\b(consultas|sentencias)\\b( \\w+){0,3} (lentas?|costosas?|pesadas?|caras?)\\b")
                    .cue(
                            0.7,
                            "\\b(which|what|que|cuales)\\b.{0,20}\\b(quer(y|ies)|statements|consultas|sentencias)\\b.{0,40}\\b(slow\\w*|time|expensive|lent\\w*|tiempo|tardan|consum\\w*)\\b")
                    .cue(
                            0.6,
                            "\\bpg_stat_statements\\b|\\bwhy is (the|my) (database|db|server|app\\w*) (so )?slow\\b|\\bpor que (va|es|esta) (tan )?lent[ao] (la|mi|el) (base|bd|servidor|aplicacion)\\b");

    @Override
    public double recognises(Question question) {
        return question.sql().isPresent() ? 0 : CUES.in(question);
    }

    @Override
    public Move next(Conversation talk) {
        return Itinerary.of(talk)
                .onTarget()
                .require("slow_queries", Map.of())
                .answer("slow-queries", () -> talk.facts("slow_queries"));
    }
}
