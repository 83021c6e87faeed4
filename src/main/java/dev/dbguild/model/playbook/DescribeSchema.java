package dev.dbguild.model.playbook;

import java.util.Map;

/// What is in this schema: its tables, how they hang together, and how large they are.
final class DescribeSchema implements Playbook {
    private static final Cues CUES =
            new Cues()
                    .cue(
                            0.7,
                            "\\b(what|which) tables\\b|\\b(list|show)\\b.{0,20}\\btables\\b|\\bque tablas\\b|\\b(lista|muestra|ensena)\\w*\\b.{0,20}\\btablas\\b")
                    .cue(
                            0.8,
                            "\\bwhat( i|')s in\\b.{0,40}\\b(schema|database|db)\\b|\\bque (hay|contiene|tiene)\\b.{0,40}\\b(esquema|base de datos|bd)\\b")
                    .cue(
                            0.7,
                            "\\b(describe|outline|explain|summari[sz]e|show|overview of|describeme|resume|muestra|explica)\\b.{0,30}\\b(schema|tables|data model|structure|esquema|tablas|modelo|estructura)\\b")
                    .cue(0.4, "\\b(schema|esquema|data model|modelo de datos)\\b")
                    .cue(
                            0.5,
                            "\\b(columns|columnas|foreign keys|claves foraneas|relationships|relaciones)\\b.{0,30}\\b(of|in|does|has|de|en|tiene)\\b");

    @Override
    public double recognises(Question question) {
        return question.sql().isPresent() ? 0 : CUES.in(question);
    }

    @Override
    public Move next(Conversation talk) {
        return Itinerary.of(talk)
                .onTarget()
                .require("inspect_schema", Map.of("detail", "summary"))
                .want("table_sizes", Map.of())
                .answer("schema", () -> TablesShown.data(talk));
    }
}
