package dev.dbguild.app;

import dev.dbguild.agent.Model;
import dev.dbguild.agent.Toolbox;
import dev.dbguild.definition.Guild;
import dev.dbguild.definition.ToolCard;
import dev.dbguild.tool.Evidence;
import dev.dbguild.tool.ToolCall;
import dev.dbguild.tool.ToolContext;
import dev.dbguild.tool.ToolRunner;
import dev.dbguild.tool.ToolSchemas;
import java.util.List;
import java.util.Optional;

/// The loop's toolbox: cards say what is offered, the runner runs it.
final class RunnerToolbox implements Toolbox {
    private final Guildhall hall;
    private final ToolRunner runner = new ToolRunner();

    RunnerToolbox(Guildhall hall) {
        this.hall = hall;
    }

    @Override
    public List<Model.ToolOffer> offers(Guild guild, List<String> names) {
        return names.stream()
                .map(guild::findTool)
                .flatMap(Optional::stream)
                .map(RunnerToolbox::offer)
                .toList();
    }

    private static Model.ToolOffer offer(ToolCard card) {
        return new Model.ToolOffer(card.name(), card.description(), ToolSchemas.of(card));
    }

    @Override
    public Evidence run(ToolCall call, Guild guild) {
        return runner.run("E0", call, new ToolContext(hall.targets(), hall.lab(), guild));
    }
}
