package dev.dbguild.model.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a consulted colleague adds: its own sections on the matter, beside what was measured before it was asked.
final class Contribute implements Playbook {
    private static final String TOOL = "search_knowledge";

    @Override
    public double recognises(Question question) {
        return question.handoff().isPresent() ? 1 : 0;
    }

    @Override
    public Move next(Conversation talk) {
        Optional<Question.Handoff> handoff = talk.question().handoff();
        if (handoff.isEmpty() || !talk.offers(TOOL) || hasSearched(talk)) {
            return new Move.Answer("own-contribution", data(talk));
        }
        String query = handoff.get().trigger() + ". " + handoff.get().message();
        return new Move.CallTools(List.of(new Move.Call(TOOL, Knowledge.searchOwn(talk, query))));
    }

    private static boolean hasSearched(Conversation talk) {
        return own(talk).isPresent()
                || talk.failures().stream().anyMatch(failed -> failed.tool().equals(TOOL));
    }

    /// A caller may have searched before; only a search in the agent's own sections is its own.
    private static Optional<Outcome.Measured> own(Conversation talk) {
        return talk.evidence().stream()
                .filter(one -> one.tool().equals(TOOL))
                .filter(one -> one.arguments().path("agent").asText().equals(talk.agent()))
                .findFirst();
    }

    private static Map<String, Object> data(Conversation talk) {
        Map<String, Object> data = new LinkedHashMap<>();
        talk.question().handoff().ifPresent(handoff -> data.put("handoff", handoff));
        data.put(
                "measured",
                talk.evidence().stream()
                        .filter(one -> !one.tool().equals(TOOL))
                        .map(one -> Map.of("id", one.id(), "summary", one.summary()))
                        .toList());
        own(talk).flatMap(Knowledge::best).ifPresent(found -> data.put("knowledge", found));
        return data;
    }
}
