package dev.dbguild.model.playbook;

import java.util.Map;

/// Greets, and says what can be asked.
final class SayHello implements Playbook {
    private static final Cues CUES =
            new Cues()
                    .cue(
                            0.75,
                            "^[¡!¿? ]*(hello|hi|hey|good (morning|afternoon|evening)|hola|buenas|buenos dias)\\b.{0,20}$")
                    .cue(0.7, "^[¿ ]*(help|ayuda|socorro)[ ?!.]*$")
                    .cue(
                            0.7,
                            "what (can|do) (you|i) (do|ask)|que (puedes|sabes) hacer|que puedo preguntar")
                    .cue(0.7, "who are you|quien eres|how can you help|como puedes ayudar");

    @Override
    public double recognises(Question question) {
        return CUES.in(question);
    }

    @Override
    public Move next(Conversation talk) {
        return new Move.Answer(
                "hello", Map.of("agent", talk.agent(), "targets", TargetOfTalk.names(talk)));
    }
}
