package dev.dbguild.definition;

import dev.dbguild.definition.Delegation.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a binding of `delegations/`.
final class DelegationReader {
    private static final int MAX_STEPS = 6;

    private final StrictFields fields;
    private final Notes notes;

    private DelegationReader(StrictFields fields, Notes notes) {
        this.fields = fields;
        this.notes = notes;
    }

    /// The delegation, or empty when anything is wrong with it, all of which is noted.
    static Optional<Delegation> read(SourceText source, Notes notes) {
        return StrictFields.document(source, notes)
                .map(fields -> new DelegationReader(fields, notes).delegation(source.file()))
                .filter(delegation -> !notes.anyError());
    }

    private Delegation delegation(String file) {
        fields.known(
                "from", "trigger", "when", "targets", "handoff", "placeholders", "mode", "budget");
        Map<String, String> placeholders =
                fields.map("placeholders").map(StrictFields::texts).orElse(Map.of());
        String handoff = fields.required("handoff");
        tellPlaceholders(handoff, placeholders);
        return new Delegation(
                AgentReader.stem(file),
                file,
                fields.required("from"),
                fields.required("trigger"),
                fields.required("when"),
                choices(),
                handoff,
                placeholders,
                fields.oneOf("mode", List.of("consult", "transfer"), "consult"),
                fields.map("budget").map(DelegationReader::maxSteps).orElse(MAX_STEPS));
    }

    private List<Choice> choices() {
        if (!fields.has("targets")) {
            fields.missing("targets");
        }
        List<Choice> choices =
                fields.maps("targets").stream()
                        .map(target -> target.known("agent", "when"))
                        .map(t -> new Choice(t.required("agent"), t.optional("when").orElse(null)))
                        .toList();
        long open =
                choices.stream()
                        .limit(Math.max(0, choices.size() - 1L))
                        .filter(c -> c.when() == null)
                        .count();
        if (open > 0) {
            notes.error(
                    fields.spot("targets"),
                    "a target without 'when' stands before others, which can never be taken",
                    "give it a 'when' or put it last");
        }
        return choices;
    }

    private static int maxSteps(StrictFields budget) {
        return budget.known("maxSteps").number("maxSteps", MAX_STEPS);
    }

    private void tellPlaceholders(String handoff, Map<String, String> sources) {
        List<String> names = Placeholders.of(handoff);
        for (String name : names) {
            if (!sources.containsKey(name)) {
                notes.error(
                        fields.spot("handoff"),
                        "nothing fills the placeholder {" + name + "}",
                        "add '" + name + ": <CEL over the run's facts>' under 'placeholders'");
            }
        }
        for (String name : sources.keySet()) {
            if (!names.contains(name)) {
                notes.warning(
                        fields.spot("placeholders"),
                        "the handoff has no placeholder {" + name + "}",
                        "remove it, or name it in the handoff");
            }
        }
    }
}
