package dev.dbguild.delegation;

import dev.dbguild.Code;
import dev.dbguild.Found;
import dev.dbguild.Problem;
import dev.dbguild.definition.Agent;
import dev.dbguild.definition.Guild;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Decides who answers: every agent of the guild gets a score with its reasons. Deterministic, thread-safe; a guild
/// is read once per version.
public final class Router {
    private static final Comparator<Route.Score> BEST_FIRST =
            Comparator.comparingDouble(Route.Score::score)
                    .reversed()
                    .thenComparing(Route.Score::agent);
    private final PerVersion<GuildIndex> indexes = new PerVersion<>(GuildIndex::of);
    private final List<Signal> signals = Found.every(Signal.class);

    /// The route of a question. An agent the caller names wins whatever the scores say, or is [Code#UNKNOWN_AGENT];
    /// a guild with no agent at all is [Code#BAD_DEFINITION].
    public Route route(Guild guild, Asked asked) {
        if (guild.agents().isEmpty()) {
            throw new Problem(
                    Code.BAD_DEFINITION,
                    "the guild has no agents",
                    "put agent files into agents/, or see what 'dbguild agents check agents' says");
        }
        Heard question = Heard.of(asked);
        GuildIndex index = indexes.of(guild);
        List<Route.Score> ranking =
                index.profiles().stream()
                        .map(profile -> score(question, profile, index))
                        .sorted(BEST_FIRST)
                        .toList();
        return asked.agent() == null
                ? routed(guild, question, ranking)
                : wanted(guild.agent(asked.agent()), question, ranking);
    }

    private Route.Score score(Heard question, Profile profile, GuildIndex index) {
        List<Signal.Vote> votes =
                signals.stream()
                        .flatMap(signal -> signal.vote(question, profile, index).stream())
                        .sorted(
                                Comparator.comparingDouble(
                                                (Signal.Vote vote) -> Math.abs(vote.points()))
                                        .reversed()
                                        .thenComparing(Signal.Vote::reason))
                        .toList();
        return new Route.Score(
                profile.agent().id(),
                rounded(votes.stream().mapToDouble(Signal.Vote::points).sum()),
                votes.stream().map(Router::written).toList());
    }

    private static Route routed(Guild guild, Heard question, List<Route.Score> ranking) {
        Agent agent = guild.agent(ranking.getFirst().agent());
        return new Route(agent.id(), margin(ranking), language(question, agent, false), ranking);
    }

    private static Route wanted(Agent agent, Heard question, List<Route.Score> ranking) {
        List<Route.Score> reordered = new ArrayList<>();
        for (Route.Score score : ranking) {
            if (score.agent().equals(agent.id())) {
                List<String> reasons = new ArrayList<>(List.of("the caller asked for it"));
                reasons.addAll(score.reasons());
                reordered.addFirst(new Route.Score(agent.id(), score.score(), reasons));
            } else {
                reordered.add(score);
            }
        }
        return new Route(agent.id(), 1, language(question, agent, true), reordered);
    }

    /// The language to answer in: as asked, else as the wanted agent prefers, else English.
    private static String language(Heard question, Agent agent, boolean wanted) {
        return question.language().orElse(wanted ? agent.language() : TellLanguage.ENGLISH);
    }

    private static double margin(List<Route.Score> ranking) {
        double first = ranking.getFirst().score();
        double second = ranking.size() > 1 ? ranking.get(1).score() : 0;
        return first <= 0 ? 0 : rounded(Math.clamp((first - second) / first, 0, 1));
    }

    private static String written(Signal.Vote vote) {
        return String.format(java.util.Locale.ROOT, "%+.2f %s", vote.points(), vote.reason());
    }

    private static double rounded(double score) {
        return Math.round(score * 1000) / 1000.0;
    }
}
