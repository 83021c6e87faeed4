package dev.dbguild.tool;

import dev.dbguild.definition.Guild;
import dev.dbguild.engine.Targets;
import dev.dbguild.lab.Lab;
import dev.dbguild.review.ReviewSettings;

/// What a tool may reach: the configured targets, the lab, the guild version its run holds, and how changes
/// are reviewed.
public record ToolContext(Targets targets, Lab lab, Guild guild, ReviewSettings reviews) {
    /// With default settings of reviews.
    public ToolContext(Targets targets, Lab lab, Guild guild) {
        this(targets, lab, guild, ReviewSettings.DEFAULT);
    }
}
