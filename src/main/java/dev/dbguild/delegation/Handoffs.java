package dev.dbguild.delegation;

import dev.dbguild.Problem;
import dev.dbguild.definition.Delegation;
import dev.dbguild.definition.Diagnostic;
import dev.dbguild.definition.Guild;
import dev.dbguild.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Decides which documented delegations hold. Thread-safe; a guild's expressions are compiled once per version.
public final class Handoffs {
    private final PerVersion<Compiled> compiled = new PerVersion<>(Handoffs::compile);

    /// A delegation that holds now.
    ///
    /// @param to the target that was decided on; perhaps nobody staffs it
    /// @param message the documented message with every placeholder filled
    public record Fired(Delegation delegation, String to, String message) {
        /// The handoff before anybody was asked.
        public Handoff from(String agent) {
            return new Handoff(
                    agent,
                    to,
                    delegation.trigger(),
                    message,
                    Handoff.Mode.valueOf(delegation.mode().toUpperCase(Locale.ROOT)),
                    Handoff.Status.ASKED);
        }

        public int maxSteps() {
            return Math.max(1, delegation.maxSteps());
        }
    }

    private record Compiled(List<BoundDelegation> delegations, List<Diagnostic> diagnostics) {}

    /// Compiles a guild's expressions, so that nobody waits for it later.
    public void prepare(Guild guild) {
        compiled.of(guild);
    }

    /// The delegations of `agent` whose trigger holds, in the order of their files.
    public List<Fired> fired(Guild guild, String agent, Facts facts) {
        List<BoundDelegation> own =
                compiled.of(guild).delegations().stream()
                        .filter(bound -> bound.delegation().from().equals(agent))
                        .toList();
        if (own.isEmpty()) {
            return List.of();
        }
        Map<String, Object> variables = facts.variables();
        return own.stream().flatMap(bound -> bound.fired(variables).stream()).toList();
    }

    /// What is wrong with the expressions of a guild's delegations; those with a mistake never fire.
    public List<Diagnostic> diagnostics(Guild guild) {
        return compiled.of(guild).diagnostics();
    }

    private static Compiled compile(Guild guild) {
        List<BoundDelegation> delegations = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Delegation delegation : guild.delegations()) {
            try {
                delegations.add(BoundDelegation.compile(delegation));
            } catch (Problem problem) {
                diagnostics.add(diagnostic(delegation, problem));
            }
        }
        return new Compiled(List.copyOf(delegations), List.copyOf(diagnostics));
    }

    private static Diagnostic diagnostic(Delegation delegation, Problem problem) {
        return new Diagnostic(
                delegation.file(), 0, 0, Severity.ERROR, "check", problem.what(), problem.cure());
    }
}
