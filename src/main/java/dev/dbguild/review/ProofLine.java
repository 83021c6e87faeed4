package dev.dbguild.review;

import dev.dbguild.finding.Proof;
import dev.dbguild.review.Review.Found;
import dev.dbguild.review.Review.Lock;
import dev.dbguild.review.Review.Reviewed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says in one line how a finding is known and what was seen: `observed on PostgreSQL 18: ACCESS EXCLUSIVE on orders,
/// table rewritten, 12 ms`. Times are those of the lab, whose tables hold no rows.
final class ProofLine {
    private static final int MOST_LOCKS = 3;

    private final String server;

    ProofLine(ReviewRequest request) {
        server = server(request);
    }

    private static String server(ReviewRequest request) {
        return switch (request.dialect()) {
            case POSTGRESQL -> "PostgreSQL " + request.settings().serverVersion();
            case MYSQL -> request.settings().mySql().toString();
            case SQLITE -> "SQLite";
        };
    }

    /// @param statement what the finding is about, null when it is about none
    String of(Found found, @Nullable Reviewed statement) {
        String effects = statement == null ? "" : effects(statement);
        return switch (found.proof()) {
            case OBSERVED -> "observed on " + server + (effects.isEmpty() ? "" : ": " + effects);
            case DERIVED -> "derived from the scripts and the catalogue" + also(statement, effects);
            case ASSUMED -> "assumed; to settle it: " + found.settledBy();
        };
    }

    /// What the lab saw of a statement, whatever is derived from its words.
    private static String also(@Nullable Reviewed statement, String effects) {
        boolean seen = statement != null && statement.proof() == Proof.OBSERVED;
        return seen && !effects.isEmpty() ? "; in the lab: " + effects : "";
    }

    private static String effects(Reviewed statement) {
        List<String> effects = new ArrayList<>();
        if (statement.error() != null) {
            effects.add("refused with '" + statement.error() + "'");
        }
        Collection<Lock> locks = strongest(statement);
        locks.stream()
                .limit(MOST_LOCKS)
                .forEach(lock -> effects.add(lock.mode() + " on " + lock.relation()));
        if (locks.size() > MOST_LOCKS) {
            effects.add("locks on " + (locks.size() - MOST_LOCKS) + " more");
        }
        if (statement.rewrite()) {
            effects.add("table rewritten");
        } else if (statement.scan()) {
            effects.add("table scanned");
        }
        if (statement.milliseconds() != null) {
            effects.add(statement.milliseconds() + " ms");
        }
        return String.join(", ", effects);
    }

    /// The first lock on each relation; locks are listed strongest first.
    private static Collection<Lock> strongest(Reviewed statement) {
        Map<String, Lock> byRelation = new LinkedHashMap<>();
        statement.locks().forEach(lock -> byRelation.putIfAbsent(lock.relation(), lock));
        return byRelation.values();
    }
}
