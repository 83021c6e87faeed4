package dev.dbguild.delegation;

import java.util.Optional;
import java.util.Set;

/// One of the agent's examples is a situation like the question's.
final class HasSuchAnExample implements Signal {
    private static final double POINTS = 0.4;
    private static final double LEAST = 0.15;

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

    /// The share of the question's words that the example has, rare ones counting more.
    private static double likeness(Set<String> question, Set<String> example, GuildIndex guild) {
        double all = question.stream().mapToDouble(guild::rarityOf).sum();
        double shared =
                question.stream().filter(example::contains).mapToDouble(guild::rarityOf).sum();
        return all == 0 ? 0 : shared / all;
    }
}
