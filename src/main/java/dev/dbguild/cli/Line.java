package dev.dbguild.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was given to a command, read and checked.
///
/// @param values what was given to each option, by its name
/// @param words the positionals in their order
record Line(Map<String, List<Object>> values, List<String> words) {
    boolean has(Option<Boolean> flag) {
        return values.containsKey(flag.name());
    }

    /// The value of an option that is required or has a fallback.
    <T> T get(Option<T> option) {
        return Objects.requireNonNull(find(option), option.name());
    }

    /// The value that was given, else the option's fallback; null when there is none.
    <T> @Nullable T find(Option<T> option) {
        List<T> given = all(option);
        return given.isEmpty() ? option.fallback() : given.getFirst();
    }

    /// Every value that was given, in order.
    @SuppressWarnings("unchecked") // what lies under an option's name was read by that option
    <T> List<T> all(Option<T> option) {
        return (List<T>) values.getOrDefault(option.name(), List.of());
    }

    /// The positional of a command that cannot do without one.
    String word() {
        return words.getFirst();
    }

    /// The first positional, null when none is given.
    @Nullable String first() {
        return words.isEmpty() ? null : words.getFirst();
    }
}
