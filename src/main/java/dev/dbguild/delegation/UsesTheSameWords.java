package dev.dbguild.delegation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Description, when-to-use, headings and text of the agent have the question's words, rare ones counting most.
final class UsesTheSameWords implements Signal {
    private static final double POINTS = 0.5;
    private static final double WEAK = 2;
    private static final int SHOWN = 4;

    @Override
    public Optional<Vote> vote(Heard question, Profile agent, GuildIndex guild) {
        Set<String> words = question.allWords();
        double own = guild.overlap(words, agent);
        double best =
                guild.profiles().stream()
                        .mapToDouble(other -> guild.overlap(words, other))
                        .max()
                        .orElse(0);
        List<String> shared =
                words.stream()
                        .filter(word -> guild.overlap(List.of(word), agent) > 0)
                        .sorted(
                                Comparator.comparingDouble((String word) ->
                                                guild.overlap(List.of(word), agent))
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder()))
                        .limit(SHOWN)
                        .map(word -> agent.written().getOrDefault(word, word))
                        .toList();
        return shared.isEmpty()
                ? Optional.empty()
                : Signal.vote(
                        POINTS * own / (best + WEAK),
                        "its text is about " + String.join(", ", shared));
    }
}
