package dev.dbguild.api.rest;

import dev.dbguild.definition.Guild;
import dev.dbguild.definition.ToolCard;
import java.util.List;

/// Every tool card of the guild: the document `dbguild/tools/1`.
record ToolsDocument(String schema, List<ToolCard> tools) {
    static ToolsDocument of(Guild guild) {
        return new ToolsDocument("dbguild/tools/1", guild.tools());
    }
}
