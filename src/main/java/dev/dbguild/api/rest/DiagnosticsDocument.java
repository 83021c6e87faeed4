package dev.dbguild.api.rest;

import dev.dbguild.definition.Diagnostic;
import dev.dbguild.definition.Guild;
import dev.dbguild.engine.Targets;
import java.util.List;

/// How this server is: the document `dbguild/diagnostics/1`.
///
/// @param guild version hash of the guild that is served
record DiagnosticsDocument(
        String schema,
        String guild,
        Counts counts,
        List<Vitals.Vital> vitals,
        List<Diagnostic> diagnostics) {

    /// How many there are of everything.
    record Counts(int agents, int tools, int delegations, int prompts, int targets) {
        static Counts of(Guild guild, Targets targets) {
            return new Counts(
                    guild.agents().size(),
                    guild.tools().size(),
                    guild.delegations().size(),
                    guild.prompts().size(),
                    targets.all().size());
        }
    }

    static DiagnosticsDocument of(Guild guild, Targets targets, List<Vitals.Vital> vitals) {
        return new DiagnosticsDocument(
                "dbguild/diagnostics/1",
                guild.version(),
                Counts.of(guild, targets),
                vitals,
                guild.diagnostics());
    }
}
