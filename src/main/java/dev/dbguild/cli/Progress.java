package dev.dbguild.cli;

import dev.dbguild.agent.Event;
import dev.dbguild.agent.RunEvent;
import java.util.function.Consumer;

/// Shows a run while it happens: one line for each event that a person would want to know of.
record Progress(Terminal terminal) implements Consumer<RunEvent> {
    @Override
    public void accept(RunEvent event) {
        String line = line(event.event());
        if (!line.isEmpty()) {
            terminal.progress(line);
        }
    }

    private static String line(Event event) {
        return switch (event) {
            case Event.Routed routed -> "· " + routed.route().agent() + " answers";
            case Event.ToolCalled called -> "· " + called.tool() + " …";
            case Event.ToolFinished finished ->
                    "· %s %s: %s"
                            .formatted(
                                    finished.evidence().id(),
                                    finished.evidence().tool(),
                                    finished.evidence().summary());
            case Event.ToolFailed failed ->
                    "· " + failed.tool() + " failed: " + failed.problem().message();
            case Event.Delegated delegated ->
                    "· %s → %s: %s"
                            .formatted(
                                    delegated.handoff().from(),
                                    delegated.handoff().to(),
                                    delegated.handoff().message());
            case Event.RunStarted ignored -> "";
            case Event.StepStarted ignored -> "";
            case Event.ModelCalled ignored -> "";
            case Event.ModelAnswered ignored -> "";
            case Event.DelegateFinished ignored -> "";
            case Event.AnswerDelta ignored -> "";
            case Event.Answered ignored -> "";
            case Event.RunFinished ignored -> "";
        };
    }
}
