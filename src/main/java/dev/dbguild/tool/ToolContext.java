package dev.dbguild.tool;

import dev.dbguild.definition.Guild;
import dev.dbguild.engine.Targets;
import dev.dbguild.lab.Lab;
import dev.dbguild.review.ReviewSettings;
import dev.dbguild.tool.gate.GateSettings;

/// What a tool may reach: the configured targets, the lab, the guild version its run holds, how changes
/// are reviewed, and what callers' SQL may do.
public record ToolContext(
        Targets targets, Lab lab, Guild guild, ReviewSettings reviews, GateSettings gate) {
    /// With default settings.
    public ToolContext(Targets targets, Lab lab, Guild guild) {
        this(targets, lab, guild, ReviewSettings.DEFAULT, GateSettings.DEFAULT);
    }
}
