package dev.dbguild.model.playbook;

import java.util.ArrayList;
import java.util.List;

/// What is left when nothing else recognises the question: says so, and what would help.
final class CannotTell implements Playbook {
    private static final double LEAST = 0.1;

    @Override
    public double recognises(Question question) {
        return LEAST;
    }

    @Override
    public Move next(Conversation talk) {
        List<String> needs = new ArrayList<>(List.of("question"));
        if (talk.question().sql().isEmpty()) {
            needs.add("sql");
        }
        if (talk.target().isEmpty()) {
            needs.add("target");
        }
        return Answers.cannotTell(talk, needs);
    }
}
