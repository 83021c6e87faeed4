package dev.dbguild.review;

import dev.dbguild.engine.Target;
import dev.dbguild.sql.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be reviewed, and with what.
///
/// @param files in the order in which they would run; all of them are the change
/// @param history what ran before the change, in order; it is applied, and nothing is said of it
/// @param target a database that the change is meant for, null when there is none
public record ReviewRequest(
        List<Input> files,
        List<Input> history,
        Dialect dialect,
        @Nullable Target target,
        LabUse lab,
        ReviewSettings settings) {

    public ReviewRequest {
        files = List.copyOf(files);
        history = List.copyOf(history);
    }

    /// A script as text, with the name the user knows it by.
    public record Input(String name, String text) {}

    /// Whether statements are run in the lab.
    public enum LabUse {
        /// When it can be had.
        AUTO,
        /// Always; not to have it is an error.
        ON,
        OFF
    }

    /// These files, with no history, no target and default settings.
    public static ReviewRequest of(List<Input> files, Dialect dialect) {
        return new ReviewRequest(
                files, List.of(), dialect, null, LabUse.AUTO, ReviewSettings.DEFAULT);
    }

    /// One script for PostgreSQL, without a target.
    public static ReviewRequest of(String name, String text) {
        return of(List.of(new Input(name, text)), Dialect.POSTGRESQL);
    }

    public ReviewRequest after(List<Input> earlier) {
        return new ReviewRequest(files, earlier, dialect, target, lab, settings);
    }

    /// For this target, in the SQL of its engine.
    public ReviewRequest on(@Nullable Target meant) {
        Dialect spoken = meant == null ? dialect : Dialect.of(meant.engine()).orElse(dialect);
        return new ReviewRequest(files, history, spoken, meant, lab, settings);
    }

    public ReviewRequest lab(LabUse use) {
        return new ReviewRequest(files, history, dialect, target, use, settings);
    }

    public ReviewRequest with(ReviewSettings decided) {
        return new ReviewRequest(files, history, dialect, target, lab, decided);
    }
}
