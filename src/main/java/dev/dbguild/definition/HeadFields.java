package dev.dbguild.definition;

import dev.dbguild.definition.Agent.DocumentedDelegation;
import dev.dbguild.definition.Agent.Example;
import dev.dbguild.definition.Value.Entry;
import dev.dbguild.definition.Value.Mapping;
import dev.dbguild.definition.Value.Scalar;
import dev.dbguild.definition.Value.Sequence;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The fields of an agent's head, or of a YAML agent, by whatever name they are written.
final class HeadFields {
    private static final Set<String> OURS =
            Set.of(
                    "id",
                    "name",
                    "description",
                    "language",
                    "model",
                    "tools",
                    "allowed-tools",
                    "disallowed-tools",
                    "examples",
                    "delegations",
                    "handoffs",
                    "when-to-use",
                    "instructions",
                    "instruction",
                    "system-prompt",
                    "prompt");

    private final Mapping head;

    HeadFields(Mapping head) {
        this.head = head;
    }

    /// One text; lists are joined. Two characters `\n` in an unquoted value are a line break.
    Optional<String> text(String... names) {
        return head.find(names).map(entry -> text(entry.value())).filter(text -> !text.isBlank());
    }

    Spot spot(String... names) {
        return head.find(names).map(Entry::spot).orElse(Spot.FILE);
    }

    boolean has(String... names) {
        return head.has(names);
    }

    private static String text(Value value) {
        String text = String.join(", ", value.texts());
        boolean plain = value instanceof Scalar scalar && scalar.plain();
        return (plain ? text.replace("\\n", "\n") : text).strip();
    }

    /// The first of several models; a list of alternatives in one text stays as it is.
    Optional<String> model() {
        return head.find("model")
                .map(entry ->
                        switch (entry.value()) {
                            case Sequence list -> first(list.texts());
                            case Mapping map ->
                                    map.find("id", "name")
                                            .map(e -> first(e.value().texts()))
                                            .orElse("");
                            case Scalar scalar -> scalar.isNull() ? "" : scalar.text();
                        })
                .filter(model -> !model.isBlank());
    }

    private static String first(List<String> texts) {
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    List<String> whenToUse() {
        return head.find("when-to-use").map(entry -> lines(entry.value())).orElse(List.of());
    }

    private static List<String> lines(Value value) {
        return value.texts().stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("^\\s*[-*+]\\s+", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// Examples that are YAML: texts, or maps with a context, a scenario and a reason.
    List<Example> examples() {
        return items("examples").map(HeadFields::example).toList();
    }

    private static Example example(Value value) {
        if (value instanceof Mapping map) {
            HeadFields fields = new HeadFields(map);
            return new Example(
                    fields.text("context").orElse(""),
                    fields.text("scenario", "question", "user", "prompt", "ask", "input")
                            .orElse(""),
                    fields.text("why-this-agent", "why", "commentary", "because").orElse(""));
        }
        return Blocks.example(text(value));
    }

    /// Delegations that are YAML: `delegations` with trigger, targets and handoff, `handoffs` with label, agent and prompt.
    List<DocumentedDelegation> delegations() {
        return Stream.concat(items("delegations"), items("handoffs"))
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .map(HeadFields::delegation)
                .toList();
    }

    private static DocumentedDelegation delegation(Mapping map) {
        HeadFields fields = new HeadFields(map);
        String target =
                map.find("target", "targets", "agent", "delegate", "to")
                        .map(entry -> String.join(" OR ", entry.value().texts()))
                        .orElse("");
        return Blocks.documented(
                fields.text("trigger", "label", "when").orElse(""),
                target,
                fields.text("handoff", "prompt", "message").orElse(""),
                map.spot().line());
    }

    private Stream<Value> items(String name) {
        return head.find(name).stream()
                .flatMap(entry ->
                        entry.value() instanceof Sequence list
                                ? list.items().stream()
                                : Stream.<Value>empty());
    }

    /// Keys that mean nothing here, with their values.
    Map<String, Object> extra() {
        Map<String, Object> extra = new LinkedHashMap<>();
        for (Entry entry : head.entries()) {
            if (!OURS.contains(Value.canonical(entry.key()))) {
                Object plain = entry.value().toJava();
                extra.put(entry.key(), plain == null ? "" : plain);
            }
        }
        return extra;
    }

    /// `es`, `es-ES`, `Spanish`, `español` → `es`; empty when it says neither Spanish nor English.
    Optional<String> language() {
        return text("language")
                .map(text -> text.toLowerCase(Locale.ROOT))
                .flatMap(text ->
                        Arrays.asList("es", "spanish", "español", "espanol", "castellano")
                                        .contains(text.replaceFirst("^es[-_].*", "es"))
                                ? Optional.of(Language.SPANISH)
                                : text.matches("en([-_].*)?|english|inglés|ingles")
                                        ? Optional.of(Language.ENGLISH)
                                        : Optional.empty());
    }
}
