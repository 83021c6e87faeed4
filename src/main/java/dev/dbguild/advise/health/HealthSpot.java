package dev.dbguild.advise.health;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Rating;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Severity;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An object of the database that a finding is about to be made on.
record HealthSpot(String rule, String subject, Proof proof) {

    Finding error(String message, Remedy remedy) {
        return finding(Severity.ERROR, message, remedy, null);
    }

    Finding warning(String message, Remedy remedy) {
        return finding(Severity.WARNING, message, remedy, null);
    }

    Finding info(String message, Remedy remedy) {
        return finding(Severity.INFO, message, remedy, null);
    }

    /// What may be wrong; `settledBy` says what would tell.
    Finding assumed(String message, Remedy remedy, String settledBy) {
        return finding(Severity.INFO, message, remedy, settledBy);
    }

    Finding graded(boolean grave, String message, Remedy remedy) {
        return grave ? error(message, remedy) : warning(message, remedy);
    }

    /// Nothing for a good figure, else a warning or an error.
    Stream<Finding> rated(Rating rating, String message, Remedy remedy) {
        return switch (rating) {
            case GOOD -> Stream.empty();
            case WARNING -> Stream.of(warning(message, remedy));
            case CRITICAL -> Stream.of(error(message, remedy));
        };
    }

    private Finding finding(
            Severity severity, String message, Remedy remedy, @Nullable String settledBy) {
        return new Finding(
                rule,
                severity,
                subject,
                Location.ofObject(subject),
                message,
                remedy,
                settledBy == null ? proof : Proof.ASSUMED,
                settledBy);
    }
}
