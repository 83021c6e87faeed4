package dev.dbguild.tool;

import dev.dbguild.definition.Guild;
import dev.dbguild.engine.Targets;
import dev.dbguild.lab.Lab;

/// What a tool may reach: the configured targets, the lab, and the guild version its run holds.
public record ToolContext(Targets targets, Lab lab, Guild guild) {}
