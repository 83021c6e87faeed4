package dev.dbguild.delegation;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The agent knows the engines the question is about, the better the fewer others it cares for.
final class KnowsTheEngine implements Signal {
    private static final double POINTS = 0.7;
    private static final double OF_TARGET = 0.3;
    private static final double IN_HEADINGS = 0.45;
    private static final double IN_TEXT = 0.15;

    @Override
    public Optional<Vote> vote(Heard question, Profile agent, GuildIndex guild) {
        boolean named = !question.engines().isEmpty();
        Set<String> engines = named ? question.engines() : question.targetEngine();
        double known = engines.stream().mapToDouble(engine -> knows(agent, engine)).sum();
        if (known == 0) {
            return Optional.empty();
        }
        String reason =
                engines.stream()
                        .filter(engine -> knows(agent, engine) > 0)
                        .collect(Collectors.joining(", ", "knows ", named ? "" : " (the target)"));
        return Signal.vote((named ? POINTS : OF_TARGET) * known / engines.size(), reason);
    }

    private static double knows(Profile agent, String engine) {
        if (agent.described().contains(engine)) {
            return 1 / Math.sqrt(Math.max(1, agent.described().size() - 1));
        }
        if (agent.covered().contains(engine)) {
            return IN_HEADINGS;
        }
        return agent.mentioned().contains(engine) ? IN_TEXT : 0;
    }
}
