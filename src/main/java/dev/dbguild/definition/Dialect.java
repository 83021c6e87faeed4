package dev.dbguild.definition;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What an agent file looks like.
public enum Dialect {
    /// Head with `tools` or `model`, as Claude Code writes it.
    CLAUDE,
    /// Skill head: name, description and perhaps licence, compatibility, metadata.
    SKILL,
    /// Head with `Examples:` and `Delegations:` holding `<example>` and `<delegation>` blocks.
    BLOCKS,
    /// Markdown with no head.
    PLAIN,
    /// A YAML document.
    YAML,
    /// Another tool's head: opencode, Copilot, Cursor.
    FOREIGN;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
