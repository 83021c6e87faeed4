package dev.dbguild.agent;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a caller asks of the guild.
///
/// @param question 1 to 100,000 characters
/// @param agent id of the agent that must answer; null lets the router decide
/// @param target name of the database it is about; null when none is named
/// @param files at most 50 attached files, 1,000,000 characters in all
/// @param language `en` or `es`; null is told from the question
/// @param conversation id that ties runs together; null for none
public record RunRequest(
        String question,
        @Nullable String agent,
        @Nullable String target,
        List<Attachment> files,
        @Nullable String language,
        @Nullable String conversation) {
    public static final int MAX_QUESTION = 100_000;
    public static final int MAX_FILES = 50;
    public static final int MAX_FILE_CHARACTERS = 1_000_000;

    public RunRequest {
        files = List.copyOf(files);
        if (question.isBlank()) {
            throw new Problem(
                    Code.EMPTY_QUESTION, "the question is empty", "send a question in 'question'");
        }
        if (question.length() > MAX_QUESTION) {
            throw new Problem(
                            Code.TOO_LARGE,
                            "the question has %,d characters; at most %,d are read"
                                    .formatted(question.length(), MAX_QUESTION),
                            "shorten it, or attach long SQL as a file")
                    .with("limit", MAX_QUESTION);
        }
        if (files.size() > MAX_FILES) {
            throw new Problem(
                            Code.TOO_MANY,
                            "%d files are attached; at most %d are read"
                                    .formatted(files.size(), MAX_FILES),
                            "attach fewer files")
                    .with("limit", MAX_FILES);
        }
        long characters = files.stream().mapToLong(file -> file.text().length()).sum();
        if (characters > MAX_FILE_CHARACTERS) {
            throw new Problem(
                            Code.TOO_LARGE,
                            "the attached files have %,d characters; at most %,d are read"
                                    .formatted(characters, MAX_FILE_CHARACTERS),
                            "attach only what the question is about")
                    .with("limit", MAX_FILE_CHARACTERS);
        }
    }

    /// A file the caller sent along.
    public record Attachment(String name, String text) {}

    public static RunRequest of(String question) {
        return new RunRequest(question, null, null, List.of(), null, null);
    }
}
