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
import dev.dbguild.sql.Dialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A change or a schema as `POST /api/v1/reviews` takes it.
record NewReview(
        @Nullable String sql,
        @Nullable String ddl,
        @Nullable List<Script> files,
        @Nullable String target,
        @Nullable String engine,
        @Nullable Lab lab)
        implements RequestBody {
    private static final int MAX_FILES = 1000;

    /// A script to review.
    record Script(@Nullable String name, @Nullable String text) {
        Input checked() {
            return new Input(
                    Missing.refused("files[].name", name), Missing.refused("files[].text", text));
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

    /// @throws Problem [Code#UNKNOWN_TARGET], [Code#BAD_ARGUMENT], [Code#TOO_MANY]
    ReviewRequest request(Targets targets, ReviewSection settings) {
        Target meant = target == null ? null : targets.named(target);
        return ReviewRequest.of(inputs(), dialect(meant, settings))
                .on(meant)
                .lab(lab == null ? LabUse.AUTO : lab.use())
                .with(ReviewSettings.of(settings));
    }

    private List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        if (ddl != null) {
            inputs.add(new Input("schema.sql", ddl));
        }
        if (sql != null) {
            inputs.add(new Input("change.sql", sql));
        }
        if (files != null) {
            files.forEach(file -> inputs.add(file.checked()));
        }
        return counted(inputs);
    }

    private static List<Input> counted(List<Input> inputs) {
        if (inputs.isEmpty()) {
            throw new Problem(
                            Code.BAD_ARGUMENT,
                            "there is nothing to review",
                            "send 'sql', 'ddl' or 'files'; the tool review_schema looks at a target")
                    .with("argument", "sql");
        }
        if (inputs.size() > MAX_FILES) {
            throw new Problem(
                            Code.TOO_MANY,
                            "%,d files are too many; at most %,d are read"
                                    .formatted(inputs.size(), MAX_FILES),
                            "send only the files that are new")
                    .with("limit", MAX_FILES);
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
