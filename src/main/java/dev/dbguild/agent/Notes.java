package dev.dbguild.agent;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.Wording;
import java.util.List;
import java.util.Map;

/// The few sentences the loop itself says, from `prompts/<language>/`, worded as templates with data.
final class Notes {
    static final String SYSTEM = "system";
    static final String CONTRIBUTION = "contribution";
    static final String HANDED_OVER = "handed-over";
    static final String HANDOFF_OPEN = "handoff-open";
    static final String HANDOFF_FAILED = "handoff-failed";
    static final String UNPROVEN_FIGURES = "unproven-figures";
    private static final List<String> ALL =
            List.of(
                    SYSTEM,
                    CONTRIBUTION,
                    HANDED_OVER,
                    HANDOFF_OPEN,
                    HANDOFF_FAILED,
                    UNPROVEN_FIGURES);
    private final Guild guild;
    private final String language;
    private final Wording wording;

    Notes(Guild guild, String language) {
        this.guild = guild;
        this.language = language;
        this.wording = new Wording(guild.prompts());
    }

    /// Fails with [Code#BAD_DEFINITION] when the guild lacks a text that a run may need.
    void requireAll() {
        List<String> missing = ALL.stream().filter(name -> !exists(name)).toList();
        if (!missing.isEmpty()) {
            throw new Problem(
                            Code.BAD_DEFINITION,
                            "these prompts are missing: " + String.join(", ", missing),
                            "restore prompts/en/" + missing.getFirst() + ".md and its siblings")
                    .with("missing", missing);
        }
    }

    String say(String name, Map<String, String> values) {
        return wording.say(name, language, values);
    }

    private boolean exists(String name) {
        return guild.prompts().stream().anyMatch(prompt -> prompt.name().equals(name));
    }
}
