package dev.dbguild.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An option of a command: how it is written, how its value is read, and what holds without it.
///
/// @param name with its hyphens: `--target`
/// @param label what stands for its value on the help page; empty for a flag, which takes none
/// @param fallback what holds when it is not given; null for nothing
record Option<T>(
        String name,
        String label,
        String description,
        Value<T> value,
        Times times,
        @Nullable T fallback) {
    /// How often an option is given.
    enum Times {
        AT_MOST_ONCE,
        ONCE,
        ANY
    }

    static Option<Boolean> flag(String name, String description) {
        return of(name, "", description, new Value.Flag());
    }

    static Option<String> text(String name, String label, String description) {
        return of(name, label, description, new Value.Text());
    }

    static Option<Path> path(String name, String label, String description) {
        return of(name, label, description, new Value.File());
    }

    static Option<Integer> number(String name, String label, String description) {
        return of(name, label, description, new Value.Whole());
    }

    static <T> Option<T> of(String name, String label, String description, Value<T> value) {
        return new Option<>(name, label, description, value, Times.AT_MOST_ONCE, null);
    }

    Option<T> or(T other) {
        return new Option<>(name, label, description, value, times, other);
    }

    Option<T> required() {
        return new Option<>(name, label, description, value, Times.ONCE, fallback);
    }

    Option<T> repeated() {
        return new Option<>(name, label, description, value, Times.ANY, fallback);
    }

    boolean isFlag() {
        return label.isEmpty();
    }

    boolean isRequired() {
        return times == Times.ONCE;
    }

    boolean isRepeatable() {
        return times == Times.ANY;
    }

    /// As it is typed: `--target=NAME`.
    String written() {
        return isFlag() ? name : name + "=" + label;
    }
}
