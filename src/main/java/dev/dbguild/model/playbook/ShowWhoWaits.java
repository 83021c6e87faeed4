package dev.dbguild.model.playbook;

import java.util.Map;

/// Who blocks whom, and who is connected.
final class ShowWhoWaits implements Playbook {
    private static final Cues CUES =
            new Cues()
                    .cue(
                            0.7,
                            "\\b(who|what|which|quien|que)\\b.{0,30}\\b(block\\w*|locks?|locked|waits?|waiting|bloque\\w*|espera\\w*)\\b")
                    .cue(
                            0.6,
                            "\\b(blocked|blocking|lock contention|deadlocks?|idle in transaction|bloqueos?|bloquead[ao]s?|interbloqueos?)\\b")
                    .cue(
                            0.65,
                            "\\b(active|open|current|how many|activas|abiertas|cuantas)\\b.{0,20}\\b(connections|sessions|conexiones|sesiones)\\b|\\bwho is connected\\b|\\bquien(es)? esta\\w* conectad");

    @Override
    public double recognises(Question question) {
        return question.sql().isPresent() ? 0 : CUES.in(question);
    }

    @Override
    public Move next(Conversation talk) {
        return Itinerary.of(talk)
                .onTarget()
                .require("locks", Map.of())
                .want("active_connections", Map.of())
                .answer("locks", () -> talk.facts("locks", "active_connections"));
    }
}
