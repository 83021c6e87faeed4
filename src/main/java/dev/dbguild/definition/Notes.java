package dev.dbguild.definition;

import dev.dbguild.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong or noteworthy about one file while it is read. One thread.
final class Notes {
    static final String CHECK = "check";

    private final String file;
    private final List<Diagnostic> all = new ArrayList<>();
    private String stage = CHECK;

    Notes(String file) {
        this.file = file;
    }

    /// From here on, what is noted was seen by this stage.
    void stage(String stage) {
        this.stage = stage;
    }

    void error(Spot at, String message, String cure) {
        note(Severity.ERROR, at, message, cure);
    }

    void warning(Spot at, String message, String cure) {
        note(Severity.WARNING, at, message, cure);
    }

    void info(Spot at, String message, String cure) {
        note(Severity.INFO, at, message, cure);
    }

    List<Diagnostic> all() {
        return List.copyOf(all);
    }

    boolean anyError() {
        return all.stream().anyMatch(note -> note.severity() == Severity.ERROR);
    }

    private void note(Severity severity, Spot at, String message, String cure) {
        all.add(new Diagnostic(file, at.line(), at.column(), severity, stage, message, cure));
    }
}
