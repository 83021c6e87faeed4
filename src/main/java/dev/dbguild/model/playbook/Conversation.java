package dev.dbguild.model.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// All that a model sees of a run: who it speaks as, what was asked, which tools are offered, what they measured.
///
/// @param agent id of the agent it speaks as
/// @param named the target the caller named, if any
/// @param targets names of the configured targets, as far as it was told
/// @param offers parameter names of each offered tool
/// @param outcomes of the calls since the question, in order
public record Conversation(
        String agent,
        Optional<String> named,
        List<String> targets,
        Map<String, Set<String>> offers,
        Question question,
        List<Outcome> outcomes) {
    public Conversation {
        targets = List.copyOf(targets);
        offers = Map.copyOf(offers);
        outcomes = List.copyOf(outcomes);
    }

    public boolean offers(String tool) {
        return offers.containsKey(tool);
    }

    /// Whether the tool was called, whatever came of it.
    public boolean tried(String tool) {
        return outcomes.stream().anyMatch(outcome -> outcome.tool().equals(tool));
    }

    /// The last evidence of a tool.
    public Optional<Outcome.Measured> measured(String tool) {
        return outcomes.stream()
                .filter(Outcome.Measured.class::isInstance)
                .map(Outcome.Measured.class::cast)
                .filter(outcome -> outcome.tool().equals(tool))
                .reduce((first, second) -> second);
    }

    /// The evidence of all tools, in order.
    public List<Outcome.Measured> evidence() {
        return outcomes.stream()
                .filter(Outcome.Measured.class::isInstance)
                .map(Outcome.Measured.class::cast)
                .toList();
    }

    /// What the named tools measured, for a prompt: `explain_query` under `explainQuery`, left out where it failed.
    public Map<String, Object> facts(String... tools) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String tool : tools) {
            measured(tool).ifPresent(one -> facts.put(camelCase(tool), one.data()));
        }
        target().ifPresent(name -> facts.put("target", name));
        return facts;
    }

    private static String camelCase(String tool) {
        return Pattern.compile("_(.)")
                .matcher(tool)
                .replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    }

    public List<Outcome.Failed> failures() {
        return outcomes.stream()
                .filter(Outcome.Failed.class::isInstance)
                .map(Outcome.Failed.class::cast)
                .toList();
    }

    /// The target it is about: the one the caller named, else the one the question names, else the only one there is.
    public Optional<String> target() {
        return named.or(() -> TargetOfTalk.in(this));
    }
}
