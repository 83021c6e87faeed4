package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.finding.Change;
import dev.dbguild.finding.Reporter;
import dev.dbguild.review.ReviewSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What ran before a change, who runs it, and on which server; null for what is not told.
record PastOption(
        @Nullable String base,
        @Nullable Path baseline,
        @Nullable String runner,
        @Nullable String serverVersion) {
    private static final Option<String> BASE =
            Option.text(
                    "--base",
                    "REV",
                    "A git revision: what was there where the present work left it has run; what came since is the change.");
    private static final Option<Path> BASELINE =
            Option.path(
                    "--baseline",
                    "DIR",
                    "A folder of files that have run; what else is named is the change.");
    private static final Option<String> RUNNER =
            Option.text(
                    "--runner",
                    "NAME",
                    "The tool that runs the files (flyway, goose, …; plain for psql), when it is not to be told by them.");
    private static final Option<String> SERVER_VERSION =
            Option.text(
                    "--server-version",
                    "N",
                    "The server's version: 14 to 18 for PostgreSQL (default: 18); 5.7, 8.0.28, 8.4 for MySQL (default: 8.4), 10.11, 11.4 for MariaDB.");

    static final List<Option<?>> ALL = List.of(BASE, BASELINE, RUNNER, SERVER_VERSION);

    static PastOption of(Line line) {
        return new PastOption(
                line.find(BASE), line.find(BASELINE), line.find(RUNNER), line.find(SERVER_VERSION));
    }

    /// What is under review and what ran before it.
    Before told(List<Path> paths) {
        return Before.of(paths, base, baseline);
    }

    /// The lines of which a pull request's comments can be about; null where all are new.
    @Nullable Change shown(List<Path> paths, Reporter reporter) {
        return base == null || !reporter.format().equals("github")
                ? null
                : ShownLines.since(paths, base);
    }

    /// The settings with what these options say.
    ReviewSettings over(ReviewSettings settings) {
        ReviewSettings chosen = runner == null ? settings : settings.runBy(runner);
        return serverVersion == null ? chosen : chosen.forServer(version(serverVersion));
    }

    private static int version(String text) {
        int version = ReviewSettings.version(text);
        if (version == ReviewSettings.UNSAID) {
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "'" + text + "' is no server version",
                            "say 17 for PostgreSQL, 8.0.28 or 8.4 for MySQL, 10.11 for MariaDB")
                    .with("server-version", text);
        }
        return version;
    }
}
