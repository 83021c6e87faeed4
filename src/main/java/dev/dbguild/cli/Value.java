package dev.dbguild.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the text that is given to an option becomes a value.
interface Value<T> {
    /// What a text must be, for the one who gave another.
    String expected();

    /// The value, null when the text is none.
    @Nullable T read(String text);

    /// Stands there or does not.
    record Flag() implements Value<Boolean> {
        @Override
        public String expected() {
            return "without a value";
        }

        @Override
        public Boolean read(String text) {
            return true;
        }
    }

    /// Any text.
    record Text() implements Value<String> {
        @Override
        public String expected() {
            return "a text";
        }

        @Override
        public String read(String text) {
            return text;
        }
    }

    /// The name of a file or folder, which need not exist.
    record File() implements Value<Path> {
        @Override
        public String expected() {
            return "a path";
        }

        @Override
        public @Nullable Path read(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                return null;
            }
        }
    }

    /// A whole number.
    record Whole() implements Value<Integer> {
        @Override
        public String expected() {
            return "a whole number, at most " + Integer.MAX_VALUE;
        }

        @Override
        public @Nullable Integer read(String text) {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }

    /// One of several names, in letters of either case.
    record Choice<E extends Enum<E>>(List<E> values) implements Value<E> {
        @SafeVarargs
        static <E extends Enum<E>> Choice<E> of(E... values) {
            return new Choice<>(List.of(values));
        }

        @Override
        public String expected() {
            List<String> names = values.stream().map(Choice::name).toList();
            return String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
        }

        private static String name(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public @Nullable E read(String text) {
            for (E value : values) {
                if (value.name().equalsIgnoreCase(text)) {
                    return value;
                }
            }
            return null;
        }
    }
}
