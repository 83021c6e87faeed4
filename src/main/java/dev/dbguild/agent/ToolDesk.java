package dev.dbguild.agent;

import dev.dbguild.definition.Guild;
import dev.dbguild.definition.ToolCard;
import dev.dbguild.engine.Targets;
import dev.dbguild.lab.Lab;
import dev.dbguild.tool.Evidence;
import dev.dbguild.tool.ToolCall;
import dev.dbguild.tool.ToolContext;
import dev.dbguild.tool.ToolRunner;
import dev.dbguild.tool.ToolSchemas;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The real tools: told to models by their cards, run by the [ToolRunner].
public final class ToolDesk implements Toolbox {
    private static final String NOT_YET_NUMBERED = "E0";
    private final ToolRunner runner;
    private final Function<Guild, ToolContext> context;

    /// With default settings.
    public ToolDesk(ToolRunner runner, Targets targets, Lab lab) {
        this(runner, guild -> new ToolContext(targets, lab, guild));
    }

    /// @param context what tools may reach in a run that holds this guild
    public ToolDesk(ToolRunner runner, Function<Guild, ToolContext> context) {
        this.runner = runner;
        this.context = context;
    }

    @Override
    public List<Model.ToolOffer> offers(Guild guild, List<String> names) {
        return names.stream()
                .map(guild::findTool)
                .flatMap(Optional::stream)
                .map(ToolDesk::offer)
                .toList();
    }

    @Override
    public Evidence run(ToolCall call, Guild guild) {
        return runner.run(NOT_YET_NUMBERED, call, context.apply(guild));
    }

    private static Model.ToolOffer offer(ToolCard card) {
        return new Model.ToolOffer(card.name(), card.description(), ToolSchemas.of(card));
    }
}
