package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Reporter;
import dev.dbguild.finding.Reporters;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Reports;
import dev.dbguild.review.Review;
import dev.dbguild.review.ReviewRequest;
import dev.dbguild.review.ReviewSettings;
import dev.dbguild.review.Reviewer;
import dev.dbguild.sql.Dialect;
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
            arity = "1..*",
            paramLabel = "PATH",
            description = "SQL files, or folders of them, read in the order of their names.")
    private List<Path> paths = List.of();

    @Option(
            names = "--engine",
            defaultValue = "postgresql",
            description = "postgresql, mysql or sqlite (default: ${DEFAULT-VALUE}).")
    private String engine = "postgresql";

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description =
                    "The database the change is meant for: its tables stand in the lab, without rows.")
    private @Nullable String target;

    @Option(
            names = "--lab",
            defaultValue = "auto",
            description =
                    "auto, on or off: whether statements are run (default: ${DEFAULT-VALUE}).")
    private ReviewRequest.LabUse lab = ReviewRequest.LabUse.AUTO;

    @Option(
            names = "--format",
            defaultValue = "text",
            description =
                    "text, json (dbguild/review/1), sarif, markdown, github (a pull request's review) or gitlab"
                            + " (code quality) (default: ${DEFAULT-VALUE}).")
    private String format = "text";

    @Option(
            names = "--fail-on",
            defaultValue = "error",
            description =
                    "error, warning, info or never: from which severity on the exit code is 1 (default: ${DEFAULT-VALUE}).")
    private FailOn failOn = FailOn.ERROR;

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
        Reporter reporter = Reporters.of(format);
        Before change = past.told(paths);
        try (Workbench bench = desk.open(data.directory)) {
            Target named = target == null ? null : bench.targets().named(target);
            boolean run = lab != ReviewRequest.LabUse.OFF;
            Reviewer reviewer = new Reviewer(run ? bench.lab() : null);
            ReviewRequest request =
                    ReviewRequest.of(change.files(), dialect())
                            .after(change.history())
                            .on(named)
                            .lab(lab)
                            .with(past.over(ReviewSettings.DEFAULT));
            Review review = reviewer.review(request);
            desk.terminal().print(Reports.told(reporter, request, review, null).stripTrailing());
            return review.findings().stream().anyMatch(found -> failOn.at(found.severity()))
                    ? 1
                    : 0;
        }
    }

    private Dialect dialect() {
        return Dialect.of(engine)
                .orElseThrow(() ->
                        new Problem(
                                        Code.BAD_ARGUMENT,
                                        "there is no SQL of engine '" + engine + "' to review",
                                        "use --engine postgresql, mysql or sqlite")
                                .with("engine", engine));
    }
}
