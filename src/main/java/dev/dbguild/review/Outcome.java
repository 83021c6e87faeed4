package dev.dbguild.review;

import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Severity;
import dev.dbguild.lab.Observation;
import dev.dbguild.review.Review.Lock;
import dev.dbguild.review.Review.NotChecked;
import dev.dbguild.review.Review.Reviewed;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Source;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One statement with both halves of what is known of it: what the rules say and what the lab saw.
///
/// @param complete whether the lab held all that was there before, so that what the statement misses is its own fault
record Outcome(Examined examined, @Nullable Observation observation, boolean complete) {
    static final String STATEMENT_FAILS = "statement-fails";

    /// What no target was there to bring: undefined table, column, function, schema, object.
    private static final Set<String> MISSING = Set.of("42P01", "42703", "42883", "3F000", "42704");

    /// What the lab does not do for anybody: lack of privilege, too long, no such file.
    private static final Set<String> BEYOND_THE_LAB = Set.of("42501", "57014", "58P01");

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        boolean refused = failedByItself() && !isMissing();
        for (Examined.Charge charge : examined.charges()) {
            if (refused && !(charge.suspicion().claim() instanceof Claim.Fails)) {
                continue;
            }
            new Verdict(examined.step().script().name(), charge)
                    .given(observation)
                    .ifPresent(findings::add);
        }
        boolean explained = examined.claims(Claim.Fails.class);
        if (refused && !explained) {
            findings.add(failure());
        }
        return findings;
    }

    private boolean failedByItself() {
        return observation != null && !observation.succeeded();
    }

    /// Whether the lab lacks what the statement needs, so that its failure proves nothing.
    private boolean isMissing() {
        if (observation == null || observation.failure() == null) {
            return false;
        }
        String state = observation.failure().sqlstate();
        boolean missing =
                MISSING.contains(state) && !complete && !examined.step().catalogue().hasTarget();
        return missing || isBeyondTheLab(observation.failure());
    }

    /// Whether no database of the lab can run it: it lacks a privilege, time, a file, a role or an extension. Roles
    /// and installed extensions belong to a server, so that a twin does not have those of its target.
    static boolean isBeyondTheLab(Observation.Failure failure) {
        String message = failure.message();
        return BEYOND_THE_LAB.contains(failure.sqlstate())
                || failure.sqlstate().equals("42704") && message.contains("role \"")
                || failure.sqlstate().equals("0A000") && message.contains("extension \"");
    }

    private Finding failure() {
        Source source = statement().source();
        String message =
                observation == null || observation.failure() == null
                        ? ""
                        : observation.failure().message();
        return new Finding(
                STATEMENT_FAILS,
                Severity.ERROR,
                subject(),
                Location.inFile(
                        examined.step().script().name(),
                        source.start(),
                        source.end(),
                        source.line()),
                "the server refuses the statement: " + message,
                new Remedy("correct the statement and review it again", null),
                Proof.OBSERVED,
                null);
    }

    /// Why nothing was seen of this statement, when the lab was asked, or what nobody can see in it.
    Optional<NotChecked> notChecked(@Nullable Target target) {
        if (observation == null || observation.failure() == null) {
            return observation == null && !examined.hidden().isEmpty()
                    ? Optional.of(new NotChecked(place(), hidden()))
                    : Optional.empty();
        }
        boolean curable = target == null && MISSING.contains(observation.failure().sqlstate());
        String cure = curable ? "; name a target that has it (--target NAME)" : "";
        return isMissing()
                ? Optional.of(new NotChecked(place(), observation.failure().message() + cure))
                : Optional.empty();
    }

    private String hidden() {
        Source first = examined.hidden().getFirst();
        return "EXECUTE in line "
                + first.line()
                + " runs SQL that is put together only while the block runs; the lab sees what it does";
    }

    Reviewed reviewed() {
        Source source = statement().source();
        Name target = statement().target();
        boolean seen = observation != null && observation.succeeded();
        return new Reviewed(
                examined.step().script().name(),
                source.start(),
                source.end(),
                source.line(),
                statement().kind(),
                target == null ? null : target.text(),
                examined.number(),
                locks(seen),
                rewrites(seen),
                scans(seen),
                proof(seen),
                observation == null || observation.failure() == null
                        ? null
                        : observation.failure().message(),
                seen && observation != null ? observation.duration().toMillis() : null,
                examined.online());
    }

    private List<Lock> locks(boolean seen) {
        return !seen || observation == null
                ? examined.effect().locks()
                : observation.locks().stream()
                        .filter(lock -> !lock.created())
                        .map(lock -> new Lock(lock.relation(), lock.mode()))
                        .toList();
    }

    private boolean rewrites(boolean seen) {
        return seen && observation != null
                ? observation.rewrote()
                : !examined.effect().rewrites().isEmpty();
    }

    private boolean scans(boolean seen) {
        return seen && observation != null
                ? !observation.scanned().isEmpty()
                : !examined.effect().scans().isEmpty();
    }

    private Proof proof(boolean seen) {
        if (seen) {
            return Proof.OBSERVED;
        }
        return examined.known() ? Proof.DERIVED : Proof.ASSUMED;
    }

    private Statement statement() {
        return examined.step().statement();
    }

    private String subject() {
        Name target = statement().target();
        return target == null ? statement().kind() : target.text();
    }

    private String place() {
        return examined.step().script().name()
                + ":"
                + statement().line()
                + " "
                + statement().kind()
                + (statement().target() == null ? "" : " " + subject());
    }
}
