package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Reporters;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Review;
import dev.dbguild.review.ReviewRequest;
import dev.dbguild.review.Reviewer;
import dev.dbguild.sql.Dialect;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

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
                    "text, or json for the document dbguild/review/1 (default: ${DEFAULT-VALUE}).")
    private String format = "text";

    @Option(
            names = "--fail-on",
            defaultValue = "error",
            description =
                    "error, warning, info or never: from which severity on the exit code is 1 (default: ${DEFAULT-VALUE}).")
    private FailOn failOn = FailOn.ERROR;

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
        List<ReviewRequest.Input> files = SqlFiles.under(paths);
        try (Workbench bench = desk.open(data.directory)) {
            Target named = target == null ? null : bench.targets().named(target);
            boolean run = lab != ReviewRequest.LabUse.OFF;
            Reviewer reviewer = new Reviewer(run ? bench.lab() : null);
            Review review = reviewer.review(ReviewRequest.of(files, dialect()).on(named).lab(lab));
            print(review, files);
            return review.findings().stream().anyMatch(found -> failOn.at(found.severity()))
                    ? 1
                    : 0;
        }
    }

    private void print(Review review, List<ReviewRequest.Input> files) {
        if (format.equals("json")) {
            desk.terminal().json(review);
            return;
        }
        Map<String, String> sources =
                files.stream()
                        .collect(
                                Collectors.toMap(
                                        ReviewRequest.Input::name,
                                        ReviewRequest.Input::text,
                                        (first, same) -> first));
        desk.terminal()
                .print(Reporters.of(format).report(review.asFindings(), sources).stripTrailing());
        if (format.equals("text")) {
            desk.terminal().print(summary(review));
        }
    }

    private static String summary(Review review) {
        StringBuilder text = new StringBuilder("\n");
        review.notChecked()
                .forEach(each ->
                        text.append(
                                "not checked: %s, because %s%n"
                                        .formatted(each.what(), each.reason())));
        long observed =
                review.statements().stream().filter(each -> each.proof() == Proof.OBSERVED).count();
        return text.append(
                        "%s, %s (%d run in the lab), %s"
                                .formatted(
                                        count(review.files().size(), "file"),
                                        count(review.statements().size(), "statement"),
                                        observed,
                                        count(review.findings().size(), "finding")))
                .toString();
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
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
