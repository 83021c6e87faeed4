package dev.dbguild.definition;

import dev.dbguild.finding.Severity;

/// Something wrong or noteworthy in a definition file.
///
/// @param line 1-based, 0 when it is about the whole file
/// @param column 1-based, 0 when unknown
/// @param stage which reading stage saw it: `strict`, `quoted`, `tokenized`, `check`
public record Diagnostic(
        String file,
        int line,
        int column,
        Severity severity,
        String stage,
        String message,
        String cure) {}
