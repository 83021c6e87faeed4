package dev.dbguild.delegation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// A delegation that fired.
///
/// @param trigger the trigger's documented text
/// @param message the documented message with every placeholder filled from evidence
public record Handoff(
        String from, String to, String trigger, String message, Mode mode, Status status) {

    /// Whether the caller gets the floor back.
    public enum Mode {
        CONSULT,
        TRANSFER;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What became of it.
    public enum Status {
        /// The delegate has the floor.
        ASKED,
        /// The delegate contributed.
        ANSWERED,
        /// Nobody staffs the target; the caller may take the message elsewhere.
        OPEN,
        /// A guard stopped it: a loop, the depth or a budget.
        REFUSED,
        /// The delegate failed; the answer says so.
        FAILED;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Handoff as(Status next) {
        return new Handoff(from, to, trigger, message, mode, next);
    }
}
