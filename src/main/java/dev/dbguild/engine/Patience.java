package dev.dbguild.engine;

import java.time.Duration;
import java.util.function.Supplier;

/// How long reading work on a target may take, for the thread that does it.
///
/// @param statement most time for one statement
/// @param lock most time to wait for a lock
public record Patience(Duration statement, Duration lock) {
    private static final Patience USUAL =
            new Patience(Duration.ofSeconds(15), Duration.ofSeconds(2));
    private static final ScopedValue<Patience> PRESENT = ScopedValue.newInstance();

    /// What holds for the calling thread: 15 s a statement and 2 s a lock, unless it was given less.
    public static Patience present() {
        return PRESENT.orElse(USUAL);
    }

    /// Does `work` with this patience.
    public <T> T during(Supplier<T> work) {
        return ScopedValue.where(PRESENT, this).call(work::get);
    }
}
