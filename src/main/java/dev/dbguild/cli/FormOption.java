package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.finding.Reporter;
import dev.dbguild.finding.Reporters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The forms in which a review is told, and where.
record FormOption(String format, List<Report> reports) {
    private static final Option<String> FORMAT =
            Option.text(
                            "--format",
                            "FORM",
                            "What is printed: text, json (dbguild/review/1), sarif, markdown, github (a pull request's review)"
                                    + " or gitlab (code quality).")
                    .or("text");
    private static final Option<Report> REPORT =
            Option.of(
                            "--report",
                            "FORM=FILE",
                            "Writes the same review to a file in another form; may be given several times.",
                            new FormAndFile())
                    .repeated();

    static final List<Option<?>> ALL = List.of(FORMAT, REPORT);

    /// One more form, and the file that it is written to.
    record Report(String form, Path file) {}

    private record FormAndFile() implements Value<Report> {
        @Override
        public String expected() {
            return "FORM=FILE";
        }

        @Override
        public @Nullable Report read(String text) {
            int equals = text.indexOf('=');
            return equals < 1 || equals == text.length() - 1
                    ? null
                    : new Report(text.substring(0, equals), Path.of(text.substring(equals + 1)));
        }
    }

    static FormOption of(Line line) {
        return new FormOption(line.get(FORMAT), line.all(REPORT));
    }

    /// Whether a host of repositories reads any of it.
    ///
    /// @throws Problem [Code#BAD_ARGUMENT] when there is no such form
    boolean forHost() {
        boolean printed = Reporters.of(format).forHost();
        return reports.stream().map(Report::form).map(Reporters::of).anyMatch(Reporter::forHost)
                || printed;
    }

    /// Writes and prints what `told` makes of each form.
    void tell(Terminal terminal, Function<Reporter, String> told) {
        for (Report report : reports) {
            write(report.file(), told.apply(Reporters.of(report.form())));
        }
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
