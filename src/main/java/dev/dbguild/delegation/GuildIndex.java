package dev.dbguild.delegation;

import dev.dbguild.definition.Guild;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// All agents of a guild with how telling each word is among them.
record GuildIndex(List<Profile> profiles, Map<String, Double> rarity, double averageLength) {
    private static final double SATURATION = 4;
    private static final double LENGTH_WEIGHT = 0.4;

    static GuildIndex of(Guild guild) {
        Set<String> delegates =
                guild.agents().stream()
                        .flatMap(agent -> agent.delegations().stream())
                        .flatMap(delegation -> delegation.targets().stream())
                        .collect(Collectors.toSet());
        List<Profile> profiles =
                guild.agents().stream().map(agent -> Profile.of(agent, delegates)).toList();
        return new GuildIndex(
                profiles,
                rarity(profiles),
                profiles.stream().mapToDouble(GuildIndex::length).average().orElse(1));
    }

    /// How well an agent's words cover those of a question: BM25, 0 when they share none.
    double overlap(Collection<String> words, Profile profile) {
        double norm = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length(profile) / averageLength;
        return words.stream()
                .filter(profile.terms()::containsKey)
                .mapToDouble(word -> {
                    double often = profile.terms().getOrDefault(word, 0.0);
                    return rarity.getOrDefault(word, 0.0)
                            * often
                            * (SATURATION + 1)
                            / (often + SATURATION * norm);
                })
                .sum();
    }

    double rarityOf(String word) {
        return rarity.getOrDefault(word, Math.log(1 + 2.0 * profiles.size()));
    }

    private static double length(Profile profile) {
        return profile.terms().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Map<String, Double> rarity(List<Profile> profiles) {
        Map<String, Integer> users = new HashMap<>();
        profiles.forEach(profile ->
                profile.terms().keySet().forEach(word -> users.merge(word, 1, Integer::sum)));
        Map<String, Double> rarity = new HashMap<>();
        users.forEach((word, count) ->
                rarity.put(word, Math.log(1 + (profiles.size() - count + 0.5) / (count + 0.5))));
        return Map.copyOf(rarity);
    }
}
