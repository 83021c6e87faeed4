package dev.dbguild.app;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A part made when it is first asked for, once, whoever asks.
final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T part;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (part == null) {
            part = maker.get();
        }
        return part;
    }

    /// The part, if it was ever asked for.
    synchronized Optional<T> ifMade() {
        return Optional.ofNullable(part);
    }
}
