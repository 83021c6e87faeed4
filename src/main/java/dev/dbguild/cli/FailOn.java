package dev.dbguild.cli;

import dev.dbguild.finding.Severity;
import java.util.stream.Stream;

/// From which severity on a command ends with exit code 1.
enum FailOn {
    ERROR,
    WARNING,
    INFO,
    NEVER;

    static final Option<FailOn> OPTION =
            Option.of(
                    "--fail-on",
                    "SEVERITY",
                    "error, warning, info or never: from which severity on the exit code is 1.",
                    Value.Choice.of(values()));

    /// The exit code that findings of these severities ask for.
    int code(Stream<Severity> found) {
        return found.anyMatch(this::at) ? 1 : 0;
    }

    private boolean at(Severity severity) {
        return switch (this) {
            case ERROR -> severity == Severity.ERROR;
            case WARNING -> severity != Severity.INFO;
            case INFO -> true;
            case NEVER -> false;
        };
    }
}
