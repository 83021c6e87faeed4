package dev.dbguild.growth;

import dev.dbguild.model.playbook.Conversation;
import dev.dbguild.model.playbook.Cues;
import dev.dbguild.model.playbook.Itinerary;
import dev.dbguild.model.playbook.Move;
import dev.dbguild.model.playbook.Playbook;
import dev.dbguild.model.playbook.Question;
import java.util.Map;

/// A playbook as anyone may add one: this file, and a prompt that words its answer.
final class CountTargets implements Playbook {
    private static final Cues CUES = new Cues().cue(0.95, "\\bhow many targets are configured\\b");

    @Override
    public double recognises(Question question) {
        return CUES.in(question);
    }

    @Override
    public Move next(Conversation talk) {
        return Itinerary.of(talk)
                .require("list_targets", Map.of())
                .answer("count-targets", () -> talk.facts("list_targets"));
    }
}
