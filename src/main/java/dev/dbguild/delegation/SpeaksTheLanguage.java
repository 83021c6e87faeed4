package dev.dbguild.delegation;

import java.util.Optional;

/// The agent's own language is the question's; an agent of another language stands back.
final class SpeaksTheLanguage implements Signal {
    private static final double OWN = 0.9;
    private static final double OTHER = -0.35;

    @Override
    public Optional<Vote> vote(Heard question, Profile agent, GuildIndex guild) {
        String own = agent.agent().language();
        return question.language().flatMap(language -> vote(own, language));
    }

    /// Everybody speaks English; only who prefers another language is told apart by it.
    private static Optional<Vote> vote(String own, String language) {
        if (own.equals(TellLanguage.ENGLISH)) {
            return Optional.empty();
        }
        return own.equals(language)
                ? Signal.vote(OWN, "answers in '" + own + "', as the question is asked")
                : Signal.vote(
                        OTHER, "answers in '" + own + "', the question is in '" + language + "'");
    }
}
