package dev.dbguild.agent;

import dev.dbguild.definition.Agent;
import dev.dbguild.delegation.Handoffs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One agent's time to speak: what it was told, what it has said, and whom it still has to ask.
final class Floor {
    private final Agent agent;
    private final List<String> chain;
    private final int maxSteps;
    private final Model.Prompt opening;
    private final List<Model.Turn> turns;
    private final Deque<Handoffs.Fired> due = new ArrayDeque<>();
    private @Nullable String said;
    private int steps;

    /// @param chain ids of the agents that handed on to each other, `agent` last
    Floor(Agent agent, List<String> chain, int maxSteps, Model.Prompt opening) {
        this.agent = agent;
        this.chain = List.copyOf(chain);
        this.maxSteps = maxSteps;
        this.opening = opening;
        this.turns = new ArrayList<>(opening.turns());
    }

    Agent agent() {
        return agent;
    }

    List<String> chain() {
        return chain;
    }

    /// The number of the step that begins now.
    int takeStep() {
        return ++steps;
    }

    boolean hasStepsLeft() {
        return steps < maxSteps;
    }

    int maxSteps() {
        return maxSteps;
    }

    boolean offers(String tool) {
        return opening.tools().stream().anyMatch(offer -> offer.name().equals(tool));
    }

    boolean takesTarget(String tool) {
        return opening.tools().stream()
                .filter(offer -> offer.name().equals(tool))
                .anyMatch(offer -> offer.schema().path("properties").has("target"));
    }

    /// What the model sees now; on its last step it can only answer.
    Model.Prompt prompt() {
        return new Model.Prompt(
                opening.system(), turns, hasStepsLeft() ? opening.tools() : List.of());
    }

    void add(Model.Turn turn) {
        turns.add(turn);
    }

    /// What it has said so far, null before it answered.
    @Nullable String said() {
        return said;
    }

    void say(String text) {
        said = text;
    }

    /// Adds a paragraph to what it has said.
    void append(String paragraph) {
        said = said == null ? paragraph : said + "\n\n" + paragraph;
    }

    Deque<Handoffs.Fired> due() {
        return due;
    }
}
