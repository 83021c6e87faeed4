package dev.dbguild.delegation;

import java.util.Optional;

/// Who can hand over to colleagues is the better first address when nothing else decides.
final class CanHandOver implements Signal {
    private static final double POINTS = 0.01;
    private static final int ENOUGH = 6;

    @Override
    public Optional<Vote> vote(Heard question, Profile agent, GuildIndex guild) {
        int colleagues = Math.min(ENOUGH, agent.colleagues());
        return Signal.vote(
                POINTS * colleagues, "can hand over to " + agent.colleagues() + " colleagues");
    }
}
