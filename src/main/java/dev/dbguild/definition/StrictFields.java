package dev.dbguild.definition;

import dev.dbguild.definition.Value.Entry;
import dev.dbguild.definition.Value.Mapping;
import dev.dbguild.definition.Value.Scalar;
import dev.dbguild.definition.Value.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A map whose keys are all known to us: every missing, unknown or mistyped one is noted, and reading goes on.
final class StrictFields {
    private final Mapping mapping;
    private final String where;
    private final Notes notes;

    private StrictFields(Mapping mapping, String where, Notes notes) {
        this.mapping = mapping;
        this.where = where;
        this.notes = notes;
    }

    /// The document's fields; empty when it is no map, which is noted.
    static Optional<StrictFields> document(SourceText source, Notes notes) {
        if (source.isBlank()) {
            notes.error(Spot.FILE, "the file is empty", "write it or remove it");
            return Optional.empty();
        }
        notes.stage(Stage.STRICT.id());
        Parsed parsed = StrictYaml.read(source.text(), source.firstLine(), source.indent());
        Optional<StrictFields> fields =
                switch (parsed.asMapping()) {
                    case Parsed.Good(Value value) ->
                            Optional.of(new StrictFields((Mapping) value, "", notes));
                    case Parsed.Bad(Spot spot, String problem) -> {
                        notes.error(spot, "this is not valid YAML: " + problem, cure(problem));
                        yield Optional.empty();
                    }
                };
        notes.stage(Notes.CHECK);
        return fields;
    }

    private static String cure(String problem) {
        return problem.contains("there twice")
                ? "remove one of them"
                : "mend it here; put quotes around values that hold ': ' or begin with a sign";
    }

    /// Notes every key that is not one of these.
    StrictFields known(String... names) {
        List<String> known = List.of(names);
        for (Entry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                notes.error(
                        entry.spot(),
                        "the key '"
                                + path(entry.key())
                                + "' is unknown"
                                + Nearest.hint(entry.key(), known),
                        "use one of: " + String.join(", ", known));
            }
        }
        return this;
    }

    String required(String name) {
        Optional<String> text = optional(name);
        if (text.isEmpty() && find(name).isEmpty()) {
            missing(name);
        }
        return text.orElse("");
    }

    /// A text; empty when the key is missing or, which is noted, holds something else.
    Optional<String> optional(String name) {
        Optional<Entry> entry = find(name);
        if (entry.isPresent() && !(entry.get().value() instanceof Scalar)) {
            mistyped(entry.get(), "a text");
            return Optional.empty();
        }
        return entry.map(e -> ((Scalar) e.value()).text().strip());
    }

    String oneOf(String name, List<String> allowed, @Nullable String fallback) {
        if (find(name).isEmpty() && fallback != null) {
            return fallback;
        }
        String text = required(name);
        if (find(name).isPresent() && !allowed.contains(text)) {
            notes.error(
                    spot(name),
                    "'" + path(name) + "' is '" + text + "'" + Nearest.hint(text, allowed),
                    "use one of: " + String.join(", ", allowed));
        }
        return text;
    }

    boolean flag(String name, boolean fallback) {
        Optional<String> text = optional(name);
        if (text.isPresent() && !text.get().matches("true|false")) {
            find(name).ifPresent(entry -> mistyped(entry, "true or false"));
        }
        return text.map(Boolean::parseBoolean).orElse(fallback);
    }

    int number(String name, int fallback) {
        Optional<String> text = optional(name);
        boolean whole = text.isPresent() && text.get().matches("[1-9][0-9]{0,8}");
        if (text.isPresent() && !whole) {
            find(name).ifPresent(entry -> mistyped(entry, "a whole number above 0"));
        }
        return whole ? Integer.parseInt(text.get()) : fallback;
    }

    List<String> strings(String name) {
        Optional<Entry> entry = find(name);
        boolean fits =
                entry.isEmpty()
                        || (entry.get().value() instanceof Sequence list
                                && list.items().stream().allMatch(Scalar.class::isInstance));
        if (!fits) {
            mistyped(entry.get(), "a list of texts");
            return List.of();
        }
        return entry.map(e -> e.value().texts()).orElse(List.of());
    }

    /// The maps of a list; what is no map is noted and left out.
    List<StrictFields> maps(String name) {
        Optional<Entry> entry = find(name);
        if (entry.isPresent() && !(entry.get().value() instanceof Sequence)) {
            mistyped(entry.get(), "a list");
        }
        List<StrictFields> maps = new ArrayList<>();
        if (entry.isPresent() && entry.get().value() instanceof Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                add(maps, list.items().get(i), path(name) + "[" + (i + 1) + "]");
            }
        }
        return maps;
    }

    private void add(List<StrictFields> maps, Value item, String where) {
        if (item instanceof Mapping map) {
            maps.add(new StrictFields(map, where, notes));
        } else {
            notes.error(
                    item.spot(),
                    "'" + where + "' is " + item.kind() + ", not a map",
                    "write keys with values there");
        }
    }

    /// The map under a key; empty when the key is missing or, which is noted, holds something else.
    Optional<StrictFields> map(String name) {
        Optional<Entry> entry = find(name);
        if (entry.isPresent() && !(entry.get().value() instanceof Mapping)) {
            mistyped(entry.get(), "a map");
        }
        return entry.map(Entry::value)
                .filter(Mapping.class::isInstance)
                .map(value -> new StrictFields((Mapping) value, path(name), notes));
    }

    /// Every key with its text; values that are no text are noted.
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.entries().forEach(e -> optional(e.key()).ifPresent(t -> texts.put(e.key(), t)));
        return texts;
    }

    Map<String, Object> plain() {
        return Value.Plain.map(mapping);
    }

    List<String> keys() {
        return mapping.entries().stream().map(Entry::key).toList();
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    Spot spot() {
        return mapping.spot();
    }

    Spot spot(String name) {
        return find(name).map(Entry::spot).orElse(mapping.spot());
    }

    void missing(String name) {
        notes.error(
                mapping.spot(), "the key '" + path(name) + "' is missing", "add '" + name + ": …'");
    }

    private Optional<Entry> find(String name) {
        return mapping.entries().stream().filter(entry -> entry.key().equals(name)).findFirst();
    }

    private String path(String name) {
        return where.isEmpty() ? name : where + "." + name;
    }

    private void mistyped(Entry entry, String wanted) {
        notes.error(
                entry.spot(),
                "'" + path(entry.key()) + "' is " + found(entry.value()) + ", not " + wanted,
                "write " + wanted);
    }

    private static String found(Value value) {
        return value instanceof Scalar scalar ? "'" + scalar.text() + "'" : value.kind();
    }
}
