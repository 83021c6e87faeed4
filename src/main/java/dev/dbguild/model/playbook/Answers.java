package dev.dbguild.model.playbook;

import java.util.List;
import java.util.Map;

/// Answers that any playbook may have to give instead of its own.
final class Answers {
    private Answers() {}

    /// @param needs what would have to be known, as keys the prompt `cannot-tell` words
    static Move cannotTell(Conversation talk, List<String> needs) {
        return new Move.Answer(
                "cannot-tell",
                Map.of(
                        "needs", needs,
                        "target", talk.target().orElse(""),
                        "targets", TargetOfTalk.names(talk)));
    }

    static Move whichTarget(Conversation talk) {
        return cannotTell(talk, List.of("target"));
    }

    static Move toolFailed(Conversation talk, Outcome.Failed failed) {
        return new Move.Answer(
                "tool-failed", Map.of("failed", failed.data(), "target", talk.target().orElse("")));
    }

    static Move toolNotOffered(Conversation talk, String tool) {
        return new Move.Answer("tool-missing", Map.of("tool", tool, "agent", talk.agent()));
    }
}
