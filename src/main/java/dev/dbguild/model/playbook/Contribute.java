package dev.dbguild.model.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a consulted colleague adds: its own sections on the matter, beside what was measured before it was asked.
final class Contribute implements Playbook {
    private static final String TOOL = "search_knowledge";
    private static final Pattern CLAUSE_END = Pattern.compile("[.;:?](?:\\s+|\\z)");

    @Override
    public double recognises(Question question) {
        return question.handoff().isPresent() ? 1 : 0;
    }

    @Override
    public Move next(Conversation talk) {
        if (own(talk).anyMatch(Contribute::foundSomething)) {
            return answer(talk);
        }
        return queries(talk)
                .filter(query -> talk.offers(TOOL) && !hasFailed(talk))
                .filter(query -> own(talk).noneMatch(one -> asked(one, "query").equals(query)))
                .findFirst()
                .<Move>map(query ->
                        new Move.CallTools(
                                List.of(new Move.Call(TOOL, Knowledge.searchOwn(talk, query)))))
                .orElseGet(() -> answer(talk));
    }

    /// What is looked for until something is found: the request that ends the message, then the trigger.
    private static Stream<String> queries(Conversation talk) {
        return talk.question().handoff().stream()
                .flatMap(handoff -> Stream.of(request(handoff.message()), handoff.trigger()))
                .filter(query -> !query.isBlank());
    }

    private static String request(String message) {
        String[] clauses = CLAUSE_END.split(message.strip());
        return clauses[clauses.length - 1].strip();
    }

    private static boolean hasFailed(Conversation talk) {
        return talk.failures().stream().anyMatch(failed -> failed.tool().equals(TOOL));
    }

    /// A caller may have searched before; only a search in the agent's own sections is its own.
    private static Stream<Outcome.Measured> own(Conversation talk) {
        return talk.evidence().stream()
                .filter(one -> one.tool().equals(TOOL))
                .filter(one -> asked(one, "agent").equals(talk.agent()));
    }

    private static String asked(Outcome.Measured search, String argument) {
        return search.arguments().path(argument).asText();
    }

    private static boolean foundSomething(Outcome.Measured search) {
        return Knowledge.best(search).isPresent();
    }

    private static Move answer(Conversation talk) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "measured",
                talk.evidence().stream()
                        .filter(one -> !one.tool().equals(TOOL))
                        .map(one -> Map.of("id", one.id(), "summary", one.summary()))
                        .toList());
        own(talk)
                .filter(Contribute::foundSomething)
                .findFirst()
                .flatMap(Knowledge::best)
                .ifPresent(found -> data.put("knowledge", found));
        return new Move.Answer("own-contribution", data);
    }
}
