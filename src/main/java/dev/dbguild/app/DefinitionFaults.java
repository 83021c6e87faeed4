package dev.dbguild.app;

import dev.dbguild.definition.Diagnostic;
import dev.dbguild.definition.Guild;
import dev.dbguild.delegation.Handoffs;
import dev.dbguild.finding.Severity;
import dev.dbguild.tool.ToolContract;
import java.util.List;
import java.util.stream.Stream;

/// What is wrong with a guild's files, with what only the tools and the expressions can tell: a card that its Java tool
/// contradicts, a trigger that is no CEL.
final class DefinitionFaults {
    private DefinitionFaults() {}

    static List<Diagnostic> of(Guild guild) {
        return Stream.of(
                        guild.diagnostics(),
                        ToolContract.check(guild),
                        new Handoffs().diagnostics(guild))
                .flatMap(List::stream)
                .filter(fault -> fault.severity() != Severity.INFO)
                .distinct()
                .toList();
    }

    static String line(Diagnostic fault) {
        return "%s:%d %s: %s%n    → %s"
                .formatted(
                        fault.file(),
                        fault.line(),
                        fault.severity().id(),
                        fault.message(),
                        fault.cure());
    }
}
