package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.finding.Reporter;
import dev.dbguild.finding.Reporters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// The options that say in which forms a review is told, and where.
final class FormOption {
    @Option(
            names = "--format",
            defaultValue = "text",
            description =
                    "What is printed: text, json (dbguild/review/1), sarif, markdown, github (a pull request's review)"
                            + " or gitlab (code quality) (default: ${DEFAULT-VALUE}).")
    private String format = "text";

    @Option(
            names = "--report",
            paramLabel = "FORM=FILE",
            description =
                    "Writes the same review to a file in another form; may be given several times.")
    private Map<String, Path> reports = new LinkedHashMap<>();

    /// Whether a host of repositories reads any of it.
    ///
    /// @throws Problem [Code#BAD_ARGUMENT] when there is no such form
    boolean forHost() {
        boolean printed = Reporters.of(format).forHost();
        return reports.keySet().stream().map(Reporters::of).anyMatch(Reporter::forHost) || printed;
    }

    /// Writes and prints what `told` makes of each form.
    void tell(Terminal terminal, Function<Reporter, String> told) {
        reports.forEach((form, file) -> write(file, told.apply(Reporters.of(form))));
        terminal.print(told.apply(Reporters.of(format)).stripTrailing());
    }

    private static void write(Path file, String report) {
        try {
            Files.writeString(file, report);
        } catch (IOException e) {
            throw new Problem(
                            Code.UNREADABLE_FILE,
                            "'" + file + "' cannot be written",
                            "name a file in a folder that exists and may be written to")
                    .with("file", file)
                    .causedBy(e);
        }
    }
}
