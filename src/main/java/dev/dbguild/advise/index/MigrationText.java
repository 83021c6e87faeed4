package dev.dbguild.advise.index;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.index.IndexMigration.Gain;
import dev.dbguild.advise.index.IndexMigration.Step;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the files of an index migration.
final class MigrationText {
    private static final int LONGEST = 160;

    /// Who waits longer than this for a lock makes everybody behind him wait; a build itself may take its time.
    private static final String LIMITS =
            """
            -- Run it outside a transaction, for CONCURRENTLY works in none. A build that is cut short leaves an invalid
            -- index: drop that, then run the rest again.
            set lock_timeout = '5s';
            set statement_timeout = 0;
            """;

    private MigrationText() {}

    static String of(String title, List<Step> steps) {
        return "-- "
                + line(title)
                + "\n"
                + LIMITS
                + steps.stream().map(MigrationText::step).collect(Collectors.joining());
    }

    /// The steps undone, the last first.
    static String back(String title, List<Step> steps) {
        return "-- "
                + line(title)
                + "\n"
                + LIMITS
                + steps.reversed().stream()
                        .map(step -> "\n" + step.undo() + "\n")
                        .collect(Collectors.joining());
    }

    private static String step(Step step) {
        String gains =
                step.queries().stream().map(MigrationText::gain).collect(Collectors.joining());
        return "\n-- " + line(step.reason()) + "\n" + gains + step.statement() + "\n";
    }

    private static String gain(Gain gain) {
        return "--   %s: cost %s becomes %s: %s%n"
                .formatted(
                        gain.name(),
                        Figures.cost(gain.costBefore()),
                        Figures.cost(gain.costAfter()),
                        line(gain.sql()))
                .replace(System.lineSeparator(), "\n");
    }

    /// On one line, so that it stays within its comment.
    private static String line(String text) {
        String flat = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return flat.length() > LONGEST ? flat.substring(0, LONGEST - 1) + "…" : flat;
    }
}
