package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.definition.ReviewSection;
import dev.dbguild.definition.SettingsReader;
import dev.dbguild.engine.Target;
import dev.dbguild.review.Reports;
import dev.dbguild.review.Review;
import dev.dbguild.review.ReviewRequest;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.review.ReviewSettings;
import dev.dbguild.review.Reviewer;
import dev.dbguild.sql.Dialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record ReviewCommand(Desk desk) implements Command {
    private static final Option<String> ENGINE =
            Option.text(
                    "--engine",
                    "ENGINE",
                    "postgresql, mysql, mariadb or sqlite (default: as the settings say, else postgresql).");
    private static final Option<String> TARGET =
            Option.text(
                    "--target",
                    "NAME",
                    "The database the change is meant for: its tables stand in the lab, without rows. Without a PATH, its schema is reviewed.");
    private static final Option<LabUse> LAB =
            Option.of(
                            "--lab",
                            "USE",
                            "auto, on or off: whether statements are run.",
                            Value.Choice.of(LabUse.values()))
                    .or(LabUse.AUTO);
    private static final Option<FailOn> FAIL_ON = FailOn.OPTION.or(FailOn.ERROR);
    private static final Option<Path> SETTINGS =
            Option.path(
                    "--settings",
                    "FILE",
                    "The file whose section 'review' decides of rules, tables and versions (default: ./dbguild.yaml).");
    private static final Syntax SYNTAX =
            Syntax.of(
                            "review",
                            "Reviews migrations: reads them, runs them in the lab, and says what they lock, rewrite and break.")
                    .takes(
                            Positional.any(
                                    "PATH",
                                    "SQL files, or folders of them, read in the order of their names (default: the paths of the settings)."))
                    .with(ENGINE, TARGET, LAB, FAIL_ON)
                    .with(PastOption.ALL)
                    .with(FormOption.ALL)
                    .with(SETTINGS, DataOption.DATA);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Line line) {
        FormOption form = FormOption.of(line);
        PastOption past = PastOption.of(line);
        boolean hosted = form.forHost();
        try (Workbench bench = desk.open(line.find(DataOption.DATA))) {
            ReviewSection decided = decided(bench, line.find(SETTINGS));
            List<Path> named = paths(line, decided);
            Before told = named.isEmpty() ? Before.NOTHING : past.told(named);
            Before change =
                    hosted && !named.isEmpty() ? Repository.named(told, named.getFirst()) : told;
            ReviewRequest request =
                    ReviewRequest.of(change.files(), dialect(line, decided))
                            .after(change.history())
                            .on(target(bench, line.find(TARGET)))
                            .lab(line.get(LAB))
                            .with(past.over(settings(line, decided)));
            boolean run = line.get(LAB) != LabUse.OFF;
            Review review = new Reviewer(run ? bench.lab() : null).review(request);
            form.tell(
                    desk.terminal(),
                    reporter ->
                            Reports.told(reporter, request, review, past.shown(named, reporter)));
            return line.get(FAIL_ON).code(review.findings().stream().map(Review.Found::severity));
        }
    }

    private static @Nullable Target target(Workbench bench, @Nullable String name) {
        return name == null ? null : bench.targets().named(name);
    }

    private static ReviewSection decided(Workbench bench, @Nullable Path settings) {
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
        return SettingsReader.review(settings, ReviewSettings::vocabulary);
    }

    private static List<Path> paths(Line line, ReviewSection decided) {
        List<String> words = line.words().isEmpty() ? decided.paths() : line.words();
        if (words.isEmpty() && line.find(TARGET) == null) {
            throw new Problem(
                    Code.BAD_ARGUMENT,
                    "there is nothing to review",
                    "name SQL files or folders, or write 'paths' into the section 'review' of dbguild.yaml; --target alone reviews the schema of a target");
        }
        return words.stream().map(Path::of).toList();
    }

    /// MariaDB shares MySQL's dialect and is told apart by its version.
    private static ReviewSettings settings(Line line, ReviewSection decided) {
        ReviewSettings known = ReviewSettings.of(decided);
        String named = engine(line, decided);
        return "mariadb".equalsIgnoreCase(named) && !known.saysServer()
                ? known.forServer(ReviewSettings.MARIADB)
                : known;
    }

    private static @Nullable String engine(Line line, ReviewSection decided) {
        String said = line.find(ENGINE);
        return said != null ? said : decided.engine();
    }

    private static Dialect dialect(Line line, ReviewSection decided) {
        String named = Objects.requireNonNullElse(engine(line, decided), Dialect.POSTGRESQL.id());
        return Dialect.of(named)
                .orElseThrow(() ->
                        new Problem(
                                        Code.BAD_ARGUMENT,
                                        "there is no SQL of engine '" + named + "' to review",
                                        "use --engine postgresql, mysql, mariadb or sqlite")
                                .with("engine", named));
    }
}
