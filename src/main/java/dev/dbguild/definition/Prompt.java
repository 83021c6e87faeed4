package dev.dbguild.definition;

/// A text of `prompts/<language>/<name>.md`: a preamble or an answer layout.
///
/// @param text a Qute template of ours; agent and user text only ever enter it as data
public record Prompt(String name, String language, String file, String text)
        implements Definition {}
