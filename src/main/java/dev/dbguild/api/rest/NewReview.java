package dev.dbguild.api.rest;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.definition.ReviewSection;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.Targets;
import dev.dbguild.review.ReviewRequest;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.review.ReviewSettings;
import dev.dbguild.review.diff.Proposal;
import dev.dbguild.review.history.Folder;
import dev.dbguild.sql.Dialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A change or a schema as `POST /api/v1/reviews` takes it.
record NewReview(
        @Nullable String sql,
        @Nullable String ddl,
        @Nullable String diff,
        @Nullable List<Script> files,
        @Nullable List<Script> history,
        @Nullable String target,
        @Nullable String engine,
        @Nullable String runner,
        @Nullable String serverVersion,
        @Nullable Lab lab,
        @Nullable Format format,
        @Nullable String commit)
        implements RequestBody {
    private static final int MAX_FILES = 1000;
    private static final int MAX_HISTORY = 5000;

    /// A script to review.
    record Script(@Nullable String name, @Nullable String text) {
        Input checked(String property) {
            return new Input(
                    Missing.refused(property + "[].name", name),
                    Missing.refused(property + "[].text", text));
        }
    }

    /// Whether statements are run in the lab.
    @Schema(name = "LabUse")
    enum Lab {
        AUTO,
        ON,
        OFF;

        @JsonValue
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        LabUse use() {
            return switch (this) {
                case AUTO -> LabUse.AUTO;
                case ON -> LabUse.ON;
                case OFF -> LabUse.OFF;
            };
        }
    }

    /// The form of the answer.
    @Schema(name = "ReviewFormat")
    enum Format {
        JSON,
        TEXT,
        SARIF,
        MARKDOWN,
        GITHUB,
        GITLAB;

        @JsonValue
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @throws Problem [Code#UNKNOWN_TARGET], [Code#BAD_ARGUMENT], [Code#TOO_LARGE], [Code#TOO_MANY]
    AskedReview asked(Targets targets, ReviewSection settings) {
        Target meant = target == null ? null : targets.named(target);
        Dialect dialect = dialect(meant, settings);
        Proposal proposal = diff == null ? null : proposal(diff, dialect, settings);
        List<Input> reviewed = proposal == null ? counted(inputs()) : proposal.files();
        List<Input> ran =
                proposal == null ? inputs("history", history, MAX_HISTORY) : proposal.history();
        ReviewRequest request =
                ReviewRequest.of(reviewed, dialect)
                        .after(ran)
                        .on(meant)
                        .lab(lab == null ? LabUse.AUTO : lab.use())
                        .with(decided(settings));
        return proposal == null
                ? new AskedReview(request, List.of(), null)
                : new AskedReview(request, proposal.notChecked(), proposal.change());
    }

    private ReviewSettings decided(ReviewSection settings) {
        ReviewSettings decided = ReviewSettings.of(settings.on(version()));
        return runner == null ? decided : decided.runBy(runner);
    }

    private Proposal proposal(String text, Dialect dialect, ReviewSection settings) {
        if (sql != null || ddl != null) {
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "there are both a diff and a script",
                            "send 'diff', with full texts of its files in 'files'; or 'sql' and 'ddl'")
                    .with("argument", "diff");
        }
        return Proposal.of(
                text,
                commit,
                new Proposal.Context(
                        inputs("files", files, MAX_HISTORY),
                        inputs("history", history, MAX_HISTORY),
                        dialect,
                        path -> isOurs(path, settings.paths())));
    }

    private static boolean isOurs(String path, List<String> folders) {
        boolean below =
                folders.isEmpty()
                        || folders.stream()
                                .map(folder -> folder.replaceFirst("^(\\./)+", ""))
                                .anyMatch(folder ->
                                        path.equals(folder)
                                                || path.startsWith(
                                                        folder.replaceFirst("/*$", "/")));
        return below && (path.endsWith(".sql") || Folder.isSetting(path));
    }

    private @Nullable String version() {
        if (serverVersion != null && !serverVersion.matches("\\d{1,2}(\\.\\d{1,2}){0,2}")) {
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "'" + serverVersion + "' is no server version",
                            "send the major version: \"16\", or \"8.0\" for MySQL")
                    .with("argument", "serverVersion");
        }
        return serverVersion;
    }

    private List<Input> inputs() {
        return Stream.of(
                        inputs("ddl", script("schema.sql", ddl), 1),
                        inputs("sql", script("change.sql", sql), 1),
                        inputs("files", files, MAX_FILES))
                .flatMap(List::stream)
                .toList();
    }

    private static @Nullable List<Script> script(String name, @Nullable String text) {
        return text == null ? null : List.of(new Script(name, text));
    }

    private static List<Input> inputs(String property, @Nullable List<Script> scripts, int most) {
        List<Input> inputs = new ArrayList<>();
        if (scripts != null) {
            scripts.forEach(script -> inputs.add(script.checked(property)));
        }
        if (inputs.size() > most) {
            throw new Problem(
                            Code.TOO_MANY,
                            "%,d files are too many; at most %,d are read"
                                    .formatted(inputs.size(), most),
                            "send only the files that are new")
                    .with("argument", property)
                    .with("limit", most);
        }
        return inputs;
    }

    /// A target alone is reviewed as it is.
    private List<Input> counted(List<Input> inputs) {
        if (inputs.isEmpty() && target == null) {
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "there is nothing to review",
                            "send 'diff', 'sql', 'ddl' or 'files', or a 'target' whose schema is to be reviewed")
                    .with("argument", "sql");
        }
        return inputs;
    }

    private Dialect dialect(@Nullable Target meant, ReviewSection settings) {
        String usual = settings.engine() == null ? "postgresql" : settings.engine();
        String named = engine != null ? engine : meant == null ? usual : meant.engine();
        return Dialect.of(named).orElseThrow(() -> unknownEngine(named));
    }

    private static Problem unknownEngine(String named) {
        String known =
                Arrays.stream(Dialect.values()).map(Dialect::id).collect(Collectors.joining(", "));
        return new Problem(
                        Code.BAD_ARGUMENT,
                        "scripts of engine '" + named + "' cannot be reviewed",
                        "use one of: " + known)
                .with("argument", "engine");
    }
}
