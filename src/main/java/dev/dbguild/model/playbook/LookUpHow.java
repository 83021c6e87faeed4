package dev.dbguild.model.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How do I …: what the guild's own definitions say, with the section that says it.
///
/// Stands in for every question that nothing else recognises; says that it cannot tell when no section covers it.
final class LookUpHow implements Playbook {
    private static final double WORTH_A_LOOK = 0.2;
    private static final Cues CUES =
            new Cues()
                    .cue(
                            0.6,
                            "\\b(how (do|can|should|would|to)|como (puedo|se|hago|hacer|elijo|elegir|debo|deberia|configuro|hay que))\\b")
                    .cue(
                            0.5,
                            "\\b(what (is|are) (a|an|the)?|when (should|do|to)|should (i|we)|que (es|son)|cuando (debo|conviene|usar|usamos)|deberia|conviene)\\b")
                    .cue(
                            0.5,
                            "\\b(best practices?|difference between|versus|vs|recommend\\w*|buenas practicas|mejores practicas|diferencias? entre|recomiend\\w*|recomendad\\w*)\\b");

    @Override
    public double recognises(Question question) {
        if (question.sql().isPresent()) {
            return 0;
        }
        boolean wordy = question.plain().split(" ").length > 2;
        return Math.max(CUES.in(question), wordy ? WORTH_A_LOOK : 0);
    }

    @Override
    public Move next(Conversation talk) {
        return Itinerary.of(talk)
                .require("search_knowledge", Knowledge.search(talk, talk.question().text()))
                .end(() -> answer(talk));
    }

    private static Move answer(Conversation talk) {
        Optional<Map<String, Object>> found = Knowledge.of(talk);
        return found.<Move>map(data -> new Move.Answer("knowledge", Map.of("knowledge", data)))
                .orElseGet(() -> Answers.cannotTell(talk, List.of("question", "sql", "target")));
    }
}
