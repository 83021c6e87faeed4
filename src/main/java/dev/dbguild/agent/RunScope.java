package dev.dbguild.agent;

import dev.dbguild.definition.Agent;
import dev.dbguild.definition.Guild;
import dev.dbguild.delegation.Facts;
import dev.dbguild.delegation.Route;
import dev.dbguild.tool.Evidence;
import dev.dbguild.tool.MaskedEvidence;
import dev.dbguild.tool.ToolCall;
import dev.dbguild.tool.gate.Masking;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What all steps of one run share.
record RunScope(
        Workshop workshop,
        Guild guild,
        RunRequest request,
        Route route,
        Journal journal,
        Ledger ledger,
        Budget budget,
        Fence fence,
        Patience patience,
        Notes notes) {

    /// A request and who answers it.
    record Routed(RunRequest request, Route route) {}

    static RunScope of(Workshop workshop, Guild guild, Routed routed, Journal journal) {
        Budget budget = new Budget(workshop.limits());
        return new RunScope(
                workshop,
                guild,
                routed.request,
                routed.route,
                journal,
                new Ledger(),
                budget,
                Fence.random(),
                new Patience(workshop.threads(), budget),
                new Notes(guild, routed.route.language()));
    }

    /// Evidence as the model of this agent may see it, fenced.
    String told(Evidence evidence, Agent agent) {
        boolean remote = workshop.models().of(agent).wordsFreely();
        Masking masking = remote ? workshop.masking() : Masking.NEVER;
        return fence.around(
                evidence, json -> MaskedEvidence.of(json, masking, engine(evidence.target())));
    }

    private String engine(@Nullable String target) {
        return target == null ? "postgresql" : workshop.targets().named(target).engine();
    }

    /// What is known now, as triggers of delegations see it.
    Facts facts() {
        return new Facts(
                request.question(),
                route.language(),
                target(),
                ledger.entries().stream().map(Ledger.Entry::call).map(ToolCall::tool).toList(),
                List.copyOf(ledger.evidence()));
    }

    /// The target the caller named, else the one that was measured first.
    private @Nullable String target() {
        return request.target() != null
                ? request.target()
                : ledger.evidence().stream()
                        .map(Evidence::target)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
