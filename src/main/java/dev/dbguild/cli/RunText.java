package dev.dbguild.cli;

import dev.dbguild.agent.ProblemReport;
import dev.dbguild.agent.Run;
import dev.dbguild.delegation.Handoff;
import dev.dbguild.tool.Evidence;

/// A run for people: the answer, then what it rests on.
record RunText(Terminal terminal) {
    void print(Run run) {
        if (run.answer() != null) {
            terminal.print(run.answer().strip());
        }
        if (!run.evidence().isEmpty()) {
            terminal.print("");
            terminal.print("Evidence");
            run.evidence().forEach(this::print);
        }
        if (!run.handoffs().isEmpty()) {
            terminal.print("");
            terminal.print("Handoffs");
            run.handoffs().forEach(this::print);
        }
        if (run.problem() != null) {
            print(run.problem());
        }
    }

    private void print(Evidence evidence) {
        String on = evidence.target() == null ? "" : " on " + evidence.target();
        terminal.print(
                "  %-4s %s%s: %s"
                        .formatted(evidence.id(), evidence.tool(), on, evidence.summary()));
    }

    private void print(Handoff handoff) {
        terminal.print(
                "  %s → %s (%s): %s"
                        .formatted(
                                handoff.from(),
                                handoff.to(),
                                handoff.status().id(),
                                handoff.message()));
    }

    private void print(ProblemReport problem) {
        terminal.say(problem.code() + ": " + problem.message());
        problem.fields().forEach((name, value) -> terminal.say("  " + name + ": " + value));
        terminal.say("  → " + problem.cure());
    }
}
