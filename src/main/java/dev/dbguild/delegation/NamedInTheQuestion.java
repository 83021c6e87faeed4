package dev.dbguild.delegation;

import java.util.Optional;
import java.util.regex.Pattern;

/// The question asks for the agent by its id: `@databases`, `ask the code-reviewer`, `the database agent`.
final class NamedInTheQuestion implements Signal {
    private static final double POINTS = 2;

    @Override
    public Optional<Vote> vote(Heard question, Profile agent, GuildIndex guild) {
        String id = Pattern.quote(agent.agent().id());
        String spaced = id.replace("-", "\\E[- ]\\Q");
        String pattern =
                agent.agent().id().contains("-")
                        ? "(?<![\\w-])@?" + spaced + "(?![\\w-])"
                        : "(?<![\\w-])(@" + id + "|" + id + " agent|agente " + id + ")(?![\\w-])";
        return Pattern.compile(pattern).matcher(question.plain()).find()
                ? Signal.vote(POINTS, "is asked for by name")
                : Optional.empty();
    }
}
