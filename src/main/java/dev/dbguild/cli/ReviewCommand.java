package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.definition.ReviewSection;
import dev.dbguild.definition.SettingsReader;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Reports;
import dev.dbguild.review.Review;
import dev.dbguild.review.ReviewRequest;
import dev.dbguild.review.ReviewSettings;
import dev.dbguild.review.Reviewer;
import dev.dbguild.sql.Dialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description =
                "Reviews migrations: reads them, runs them in the lab, and says what they lock, rewrite and break.")
final class ReviewCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description =
                    "SQL files, or folders of them, read in the order of their names (default: the paths of the settings).")
    private List<Path> paths = List.of();

    @Option(
            names = "--engine",
            description =
                    "postgresql, mysql, mariadb or sqlite (default: as the settings say, else postgresql).")
    private @Nullable String engine;

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description =
                    "The database the change is meant for: its tables stand in the lab, without rows. Without a PATH, its schema is reviewed.")
    private @Nullable String target;

    @Option(
            names = "--lab",
            defaultValue = "auto",
            description =
                    "auto, on or off: whether statements are run (default: ${DEFAULT-VALUE}).")
    private ReviewRequest.LabUse lab = ReviewRequest.LabUse.AUTO;

    @Option(
            names = "--fail-on",
            defaultValue = "error",
            description =
                    "error, warning, info or never: from which severity on the exit code is 1 (default: ${DEFAULT-VALUE}).")
    private FailOn failOn = FailOn.ERROR;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "The file whose section 'review' decides of rules, tables and versions (default: ./dbguild.yaml).")
    private @Nullable Path settings;

    @Mixin private final FormOption form = new FormOption();

    @Mixin private final PastOption past = new PastOption();

    @Mixin private final DataOption data = new DataOption();

    enum FailOn {
        ERROR,
        WARNING,
        INFO,
        NEVER;

        boolean at(Severity severity) {
            return switch (this) {
                case ERROR -> severity == Severity.ERROR;
                case WARNING -> severity != Severity.INFO;
                case INFO -> true;
                case NEVER -> false;
            };
        }
    }

    ReviewCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        boolean hosted = form.forHost();
        try (Workbench bench = desk.open(data.directory)) {
            ReviewSection decided = decided(bench);
            List<Path> named = paths(decided);
            Before told = named.isEmpty() ? Before.NOTHING : past.told(named);
            Before change =
                    hosted && !named.isEmpty() ? Repository.named(told, named.getFirst()) : told;
            Target meant = target == null ? null : bench.targets().named(target);
            boolean run = lab != ReviewRequest.LabUse.OFF;
            Reviewer reviewer = new Reviewer(run ? bench.lab() : null);
            ReviewRequest request =
                    ReviewRequest.of(change.files(), dialect(decided))
                            .after(change.history())
                            .on(meant)
                            .lab(lab)
                            .with(past.over(settings(decided)));
            Review review = reviewer.review(request);
            form.tell(
                    desk.terminal(),
                    reporter ->
                            Reports.told(reporter, request, review, past.shown(named, reporter)));
            return review.findings().stream().anyMatch(found -> failOn.at(found.severity()))
                    ? 1
                    : 0;
        }
    }

    private ReviewSection decided(Workbench bench) {
        if (settings == null) {
            return bench.reviews();
        }
        if (!Files.exists(settings)) {
            throw new Problem(
                            Code.UNREADABLE_FILE,
                            "there is no file '" + settings + "'",
                            "name a settings file, or leave --settings out")
                    .with("file", settings);
        }
        return SettingsReader.review(settings, ReviewSettings.vocabulary());
    }

    private List<Path> paths(ReviewSection decided) {
        List<Path> all = paths.isEmpty() ? decided.paths().stream().map(Path::of).toList() : paths;
        if (all.isEmpty() && target == null) {
            throw new Problem(
                    Code.BAD_ARGUMENT,
                    "there is nothing to review",
                    "name SQL files or folders, or write 'paths' into the section 'review' of dbguild.yaml; --target alone reviews the schema of a target");
        }
        return all;
    }

    /// MariaDB shares MySQL's dialect and is told apart by its version.
    private ReviewSettings settings(ReviewSection decided) {
        ReviewSettings known = ReviewSettings.of(decided);
        String named = engine != null ? engine : decided.engine();
        return "mariadb".equalsIgnoreCase(named) && !known.saysServer()
                ? known.forServer(ReviewSettings.MARIADB)
                : known;
    }

    private Dialect dialect(ReviewSection decided) {
        String named =
                engine != null
                        ? engine
                        : decided.engine() != null ? decided.engine() : Dialect.POSTGRESQL.id();
        return Dialect.of(named)
                .orElseThrow(() ->
                        new Problem(
                                        Code.BAD_ARGUMENT,
                                        "there is no SQL of engine '" + named + "' to review",
                                        "use --engine postgresql, mysql, mariadb or sqlite")
                                .with("engine", named));
    }
}
