package dev.dbguild.review;

import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Precheck;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.Severity;
import dev.dbguild.lab.Observation;
import dev.dbguild.review.Interview.Answer;
import dev.dbguild.review.Review.Estimate;
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
/// @param answers what the rows of the target let one expect
record Outcome(
        Examined examined,
        @Nullable Observation observation,
        boolean complete,
        List<Answer> answers) {
    static final String STATEMENT_FAILS = "statement-fails";

    /// The lab's tables hold no rows; the target's do, and would let the statement fail.
    static final String ROWS_REFUSE = "rows-refuse-change";

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
                    .map(finding -> informed(finding, charge.suspicion().claim()))
                    .ifPresent(findings::add);
        }
        for (Answer answer : answers) {
            if (answer.precheck().refuses()) {
                findings.add(refused(answer));
            }
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
        String message =
                observation == null || observation.failure() == null
                        ? ""
                        : observation.failure().message();
        return finding(
                STATEMENT_FAILS,
                subject(),
                "the server refuses the statement: " + message,
                new Remedy("correct the statement and review it again", null));
    }

    private Finding refused(Answer answer) {
        return finding(
                        ROWS_REFUSE,
                        answer.question().subject(),
                        "on the target, " + answer.precheck().result(),
                        new Remedy("correct these rows first, and see that no new ones come", null))
                .asking(answer.precheck());
    }

    private Finding finding(String rule, String subject, String message, Remedy remedy) {
        Source source = statement().source();
        return new Finding(
                rule,
                Severity.ERROR,
                subject,
                Location.inFile(
                        examined.step().script().name(),
                        source.start(),
                        source.end(),
                        source.line()),
                message,
                remedy,
                Proof.OBSERVED,
                null);
    }

    /// With the time that others would wait, and the query to ask first.
    private Finding informed(Finding finding, Claim claim) {
        boolean waits =
                claim instanceof Claim.Rewrites
                        || claim instanceof Claim.Scans
                        || claim instanceof Claim.Locks;
        Finding timed =
                waits
                        ? estimate().map(each -> finding.saying(told(each))).orElse(finding)
                        : finding;
        return precheck(finding.subject(), waits || claim instanceof Claim.Fails)
                .map(timed::asking)
                .orElse(timed);
    }

    private static String told(Estimate estimate) {
        return "; by estimate "
                + String.join(", ", estimate.blocked())
                + (estimate.blocked().size() == 1 ? " wait " : " each wait ")
                + Sizes.duration(estimate.seconds())
                + " ("
                + estimate.basis()
                + ")";
    }

    private Optional<Precheck> precheck(String subject, boolean depends) {
        Optional<Precheck> own =
                answers.stream()
                        .filter(answer -> answer.question().subject().equals(subject))
                        .map(Answer::precheck)
                        .findFirst();
        return own.isPresent() || !depends || answers.size() != 1
                ? own
                : Optional.of(answers.getFirst().precheck());
    }

    private Optional<Estimate> estimate() {
        return new Blocking(examined.step(), effect()).estimate();
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
        Effect effect = effect();
        return new Reviewed(
                examined.step().script().name(),
                source.start(),
                source.end(),
                source.line(),
                statement().kind(),
                target == null ? null : target.text(),
                examined.number(),
                effect.locks(),
                !effect.rewrites().isEmpty(),
                !effect.scans().isEmpty(),
                proof(seen),
                observation == null || observation.failure() == null
                        ? null
                        : observation.failure().message(),
                seen && observation != null ? observation.duration().toMillis() : null,
                examined.online(),
                estimate().orElse(null),
                answers.isEmpty() ? List.of() : answers.stream().map(Answer::precheck).toList());
    }

    /// What was seen, or else what is predicted.
    private Effect effect() {
        return observation == null || !observation.succeeded()
                ? examined.effect()
                : new Effect(
                        observation.locks().stream()
                                .filter(lock -> !lock.created())
                                .map(lock -> new Lock(lock.relation(), lock.mode()))
                                .toList(),
                        observation.rewritten(),
                        !observation.built().isEmpty(),
                        observation.scanned());
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
