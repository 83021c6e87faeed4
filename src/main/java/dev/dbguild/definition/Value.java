package dev.dbguild.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A YAML value with its place. Scalars keep the text of the file: `yes`, `1.0` and `3000` stay what was typed.
sealed interface Value {
    Spot spot();

    /// What to call it in a message.
    String kind();

    /// @param plain whether it was written without quotes
    record Scalar(String text, boolean plain, Spot spot) implements Value {
        @Override
        public String kind() {
            return "a single value";
        }

        boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    record Sequence(List<Value> items, Spot spot) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /// One key with its value.
    record Entry(String key, Spot spot, Value value) {}

    /// @param entries in the order of the file, keys as written, each once
    record Mapping(List<Entry> entries, Spot spot) implements Value {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a map";
        }

        /// The first entry with one of these names, however it is spelt: `when-to-use`, `when_to_use`, `WhenToUse`.
        Optional<Entry> find(String... names) {
            List<String> wanted = List.of(names);
            return entries.stream().filter(e -> wanted.contains(canonical(e.key()))).findFirst();
        }

        boolean has(String... names) {
            return find(names).isPresent();
        }
    }

    /// `whenToUse`, `When_to_use` and `when to use` are all `when-to-use`.
    static String canonical(String key) {
        return key.strip()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .replaceAll("[_\\s]+", "-")
                .toLowerCase(Locale.ROOT);
    }

    /// The value as plain Java: text, booleans, numbers that lose nothing, lists and maps; null for an empty scalar.
    default @Nullable Object toJava() {
        return switch (this) {
            case Scalar scalar -> Plain.of(scalar);
            case Sequence sequence -> Plain.list(sequence);
            case Mapping mapping -> Plain.map(mapping);
        };
    }

    /// All scalar texts inside, in order.
    default List<String> texts() {
        return switch (this) {
            case Scalar scalar -> scalar.isNull() ? List.of() : List.of(scalar.text());
            case Sequence sequence ->
                    sequence.items().stream().flatMap(item -> item.texts().stream()).toList();
            case Mapping mapping ->
                    mapping.entries().stream().flatMap(e -> e.value().texts().stream()).toList();
        };
    }

    /// Conversion to plain Java values.
    final class Plain {
        private Plain() {}

        static @Nullable Object of(Scalar scalar) {
            if (scalar.isNull()) {
                return null;
            }
            return scalar.plain() ? typed(scalar.text()) : scalar.text();
        }

        static List<Object> list(Sequence sequence) {
            return sequence.items().stream().map(Plain::orEmpty).toList();
        }

        static Map<String, Object> map(Mapping mapping) {
            return Collections.unmodifiableMap(
                    mapping.entries().stream()
                            .collect(
                                    Collectors.toMap(
                                            Entry::key,
                                            e -> orEmpty(e.value()),
                                            (first, second) -> first,
                                            LinkedHashMap::new)));
        }

        private static Object orEmpty(Value value) {
            Object plain = value.toJava();
            return plain == null ? "" : plain;
        }

        private static Object typed(String text) {
            if (text.equals("true") || text.equals("false")) {
                return Boolean.valueOf(text);
            }
            if (text.matches("0|-?[1-9][0-9]{0,17}")) {
                long number = Long.parseLong(text);
                return number == (int) number ? (Object) (int) number : (Object) number;
            }
            if (text.matches("-?(0|[1-9][0-9]{0,9})\\.[0-9]{1,6}")) {
                double number = Double.parseDouble(text);
                return Double.toString(number).equals(text) ? (Object) number : text;
            }
            return text;
        }
    }
}
