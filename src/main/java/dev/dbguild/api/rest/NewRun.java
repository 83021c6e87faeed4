package dev.dbguild.api.rest;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.agent.RunRequest;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A question as `POST /api/v1/runs` takes it.
record NewRun(
        @Nullable String question,
        @Nullable String agent,
        @Nullable String target,
        @Nullable List<Attachment> files,
        @Nullable String language,
        @Nullable String conversation,
        @Nullable Mode mode)
        implements RequestBody {

    /// A file sent along with a question.
    record Attachment(@Nullable String name, @Nullable String text) {
        RunRequest.Attachment checked() {
            return new RunRequest.Attachment(
                    Missing.refused("files[].name", name), Missing.refused("files[].text", text));
        }
    }

    /// When the answer to the request is sent.
    @Schema(name = "RunMode")
    enum Mode {
        /// When the run has ended.
        SYNC,
        /// At once, with the place where the run can be followed.
        BACKGROUND;

        @JsonValue
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    RunRequest request() {
        return new RunRequest(
                text(),
                agent,
                target,
                files == null ? List.of() : files.stream().map(Attachment::checked).toList(),
                language,
                conversation);
    }

    boolean inBackground() {
        return mode == Mode.BACKGROUND;
    }

    private String text() {
        if (question == null) {
            throw new Problem(
                    Code.EMPTY_QUESTION, "there is no question", "send a question in 'question'");
        }
        return question;
    }
}
