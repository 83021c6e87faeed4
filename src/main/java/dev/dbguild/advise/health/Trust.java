package dev.dbguild.advise.health;

import dev.dbguild.Problem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Since when a check's figures were counted, and how far they may be trusted.
///
/// @param since null for what is there now, and for counters that were never reset
/// @param words as a sentence's part; null for what is there now
record Trust(@Nullable Instant since, @Nullable String words) {
    private static final Trust PRESENT = new Trust(null, null);
    private static final Duration YOUNG = Duration.ofDays(1);

    static Trust in(HealthCard card, HealthFacts facts) {
        try {
            return switch (card.basis()) {
                case PRESENT -> PRESENT;
                case DATABASE -> counted(facts.server().statsReset(), facts);
                case CHECKPOINTS -> counted(facts.checkpoints().since(), facts);
                case STATEMENTS -> counted(facts.slowQueries().since(), facts);
            };
        } catch (Problem problem) {
            return new Trust(null, "counted since an unknown time");
        }
    }

    private static Trust counted(@Nullable Instant since, HealthFacts facts) {
        if (since == null) {
            return new Trust(
                    null,
                    "never reset: counted since the database was made, or the server last crashed");
        }
        Duration age = Duration.between(since, facts.now());
        return new Trust(
                since,
                age.compareTo(YOUNG) < 0
                        ? "counted for %s only: a hint, not yet a habit".formatted(shown(age))
                        : "counted for " + shown(age));
    }

    private static String shown(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + (age.toDays() == 1 ? " day" : " days");
        }
        return age.toHours() > 0 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
    }
}
