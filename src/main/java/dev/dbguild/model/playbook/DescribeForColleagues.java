package dev.dbguild.model.playbook;

import java.util.Map;

/// A target as someone needs it who documents it, builds on it, secures it or plans the way back.
final class DescribeForColleagues implements Playbook {
    private static final Cues CUES =
            new Cues()
                    .cue(
                            0.65,
                            "\\b(document\\w*|data dictionary|diccionario de datos|entity.relationship|er diagram)\\b")
                    .cue(
                            0.6,
                            "\\b(integrat\\w*|orm|typescript|prisma|drizzle|typeorm|python|sqlalchemy|django|elixir|ecto|api layer|integra\\w*)\\b.{0,40}\\b(database|schema|db|tables|base de datos|esquema|bd|tablas)\\b")
                    .cue(
                            0.5,
                            "\\b(generate|write|create|genera|escribe|crea)\\b.{0,30}\\b(types|models|entities|tipos|modelos|entidades)\\b")
                    .cue(
                            0.55,
                            "\\b(security|secure|permissions?|privileges|grants?|seguridad|permisos|privilegios)\\b.{0,40}\\b(of|on|for|review|database|schema|de|en|base|esquema)\\b")
                    .cue(
                            0.5,
                            "\\b(rollback|roll back|revert|marcha atras|revertir)\\b.{0,40}\\b(plan|strategy|database|schema|estrategia|base|esquema)\\b");

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
                .want("search_knowledge", Knowledge.search(talk, talk.question().text()))
                .answer("for-colleagues", () -> data(talk));
    }

    private static Map<String, Object> data(Conversation talk) {
        Map<String, Object> data = TablesShown.data(talk);
        Knowledge.of(talk).ifPresent(found -> data.put("knowledge", found));
        return data;
    }
}
