package dev.dbguild.delegation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// One of the agent's examples is a situation like the question's.
final class HasSuchAnExample implements Signal {
    private static final double POINTS = 0.6;
    private static final double LEAST = 0.15;
    private static final int LEAST_WORDS = 3;

    @Override
    public Optional<Vote> vote(Heard question, Profile agent, GuildIndex guild) {
        double best =
                agent.examples().stream()
                        .mapToDouble(example -> likeness(question.words(), example, guild))
                        .max()
                        .orElse(0);
        return best < LEAST
                ? Optional.empty()
                : Signal.vote(POINTS * best, "has an example like it");
    }

    /// Shared words against all words of both, rare ones counting more; fewer than three shared words are chance.
    private static double likeness(Set<String> question, Set<String> example, GuildIndex guild) {
        Set<String> shared = new HashSet<>(question);
        shared.retainAll(example);
        return shared.size() < LEAST_WORDS
                ? 0
                : weight(shared, guild)
                        / Math.sqrt(weight(question, guild) * weight(example, guild));
    }

    private static double weight(Set<String> words, GuildIndex guild) {
        return words.stream().mapToDouble(guild::rarityOf).sum();
    }
}
