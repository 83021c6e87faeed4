package dev.dbguild.delegation;

import java.util.Optional;

/// Agents that others hand over to wait until they are asked, as long as the question is about databases.
final class StandsByForOthers implements Signal {
    private static final double POINTS = -0.9;
    private static final double SLIGHTLY = -0.03;

    @Override
    public Optional<Vote> vote(Heard question, Profile agent, GuildIndex guild) {
        if (!agent.standsBy()) {
            return Optional.empty();
        }
        return question.aboutDatabases()
                ? Signal.vote(POINTS, "is consulted by others when a question is about databases")
                : Signal.vote(SLIGHTLY, "is consulted by others");
    }
}
