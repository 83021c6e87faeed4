package dev.dbguild.review;

import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Location;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.lab.Observation;
import dev.dbguild.review.Examined.Charge;
import dev.dbguild.review.Examined.Standing;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Source;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds a suspicion against what the lab saw: what was seen is observed, what was not seen is dropped.
final class Verdict {
    private static final String SETTLED_BY =
            "a target that has the table (--target NAME), or the migrations that made it";

    private final String file;
    private final RuleCard card;
    private final Suspicion suspicion;
    private final Standing standing;

    /// @param file that holds the statement
    Verdict(String file, Charge charge) {
        this.file = file;
        this.card = charge.card();
        this.suspicion = charge.suspicion();
        this.standing = charge.standing();
    }

    /// @param observation what the statement did in the lab, null when it did not run there
    Optional<Finding> given(@Nullable Observation observation) {
        if (observation == null) {
            return Optional.of(finding(unseen()));
        }
        if (!observation.succeeded()) {
            boolean told = suspicion.claim() instanceof Claim.Fails;
            return Optional.of(finding(told ? Proof.OBSERVED : unseen()));
        }
        return switch (suspicion.claim()) {
            case Claim.Locks claim -> seen(locks(observation, claim));
            case Claim.Rewrites claim -> seen(includes(observation.rewritten(), claim.table()));
            case Claim.Scans claim ->
                    seen(
                            includes(observation.scanned(), claim.table())
                                    || includes(observation.rewritten(), claim.table()));
            case Claim.Fails claim -> Optional.empty();
            case Claim.Means claim -> Optional.of(finding(unseen()));
            case Claim.Written claim -> Optional.of(finding(Proof.DERIVED));
        };
    }

    private Proof unseen() {
        return suspicion.claim().about() == null || standing.known()
                ? Proof.DERIVED
                : Proof.ASSUMED;
    }

    private Optional<Finding> seen(boolean observed) {
        if (observed) {
            return Optional.of(finding(Proof.OBSERVED));
        }
        return standing.conditional() ? Optional.of(finding(unseen())) : Optional.empty();
    }

    /// A lock that an earlier statement of the transaction took is held on by this one, and longer for it.
    private static boolean locks(Observation observation, Claim.Locks claim) {
        return observation.held().stream()
                .filter(lock -> !lock.created())
                .filter(lock -> Name.of(lock.relation()).same(claim.table()))
                .anyMatch(lock ->
                        lock.mode().equals(claim.mode())
                                || claim.mode().equals("*") && isStrong(lock.mode()));
    }

    private static boolean isStrong(String mode) {
        return mode.equals("ACCESS EXCLUSIVE") || mode.equals("SHARE ROW EXCLUSIVE");
    }

    /// A partitioned table holds no rows itself: what happens to it happens to its partitions.
    private boolean includes(List<String> relations, Name table) {
        return standing.partitioned() && !relations.isEmpty()
                || relations.stream().anyMatch(relation -> Name.of(relation).same(table));
    }

    private Finding finding(Proof proof) {
        Source source = standing.source();
        return new Finding(
                card.id(),
                card.severity(),
                suspicion.subject(),
                Location.inFile(file, source.start(), source.end(), source.line()),
                suspicion.message(),
                suspicion.remedy(),
                proof,
                proof == Proof.ASSUMED ? SETTLED_BY : null);
    }
}
