package dev.dbguild.review;

import dev.dbguild.engine.Target;
import dev.dbguild.sql.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be reviewed, and with what.
///
/// @param files in the order in which they would run; all of them are the change
/// @param target a database that the change is meant for, null when there is none
public record ReviewRequest(
        List<Input> files, Dialect dialect, @Nullable Target target, LabUse lab) {

    public ReviewRequest {
        files = List.copyOf(files);
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

    /// One script, without a target.
    public static ReviewRequest of(String name, String text) {
        return new ReviewRequest(
                List.of(new Input(name, text)), Dialect.POSTGRESQL, null, LabUse.AUTO);
    }
}
