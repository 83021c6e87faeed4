package dev.dbguild.definition;

import dev.dbguild.definition.Agent.DocumentedDelegation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes one guild of all readings: what no single file can tell is decided and checked here.
final class Assembly {
    private final List<Reading> readings;
    private final Map<String, Notes> notes = new TreeMap<>();

    private Assembly(Collection<Reading> readings) {
        this.readings =
                readings.stream()
                        .sorted(Comparator.comparing(reading -> reading.source().file()))
                        .toList();
    }

    /// @param folders what is noted about the folders themselves
    static Guild guild(Collection<Reading> readings, List<Diagnostic> folders) {
        return new Assembly(readings).assembled(List.of(), folders);
    }

    /// The guild of a single folder of agents.
    ///
    /// @param cards tools the agents may be granted
    static Guild agentsOnly(
            Collection<Reading> readings, List<ToolCard> cards, List<Diagnostic> folders) {
        return new Assembly(readings).assembled(cards, folders);
    }

    private Guild assembled(List<ToolCard> given, List<Diagnostic> folders) {
        List<ToolCard> cards = new ArrayList<>(given);
        cards.addAll(unique(all(ToolCard.class), ToolCard::name, ToolCard::file));
        List<Delegation> delegations = all(Delegation.class);
        List<Agent> agents = agents(cards, delegations);
        List<Prompt> prompts =
                unique(all(Prompt.class), p -> p.language() + "/" + p.name(), Prompt::file);
        new Lints(agents, delegations, this::notes).tell();
        tellUntranslated(prompts);
        return new Guild(
                VersionHash.of(readings),
                agents,
                cards,
                delegations,
                prompts,
                diagnostics(folders));
    }

    private Notes notes(String file) {
        return notes.computeIfAbsent(file, Notes::new);
    }

    private <T> List<T> all(Class<T> kind) {
        return readings.stream()
                .map(Reading::definition)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private List<Agent> agents(List<ToolCard> cards, List<Delegation> delegations) {
        Map<String, Agent> byId = new LinkedHashMap<>();
        for (AgentDraft draft : all(AgentDraft.class)) {
            String id = uniqueId(draft, byId);
            List<String> tools = GrantedTools.of(draft.declared(), cards, notes(draft.file()));
            List<DocumentedDelegation> bound =
                    draft.delegations().stream()
                            .map(documented -> Bindings.mark(id, documented, delegations))
                            .toList();
            byId.put(id, draft.agent(id, tools, bound));
        }
        return List.copyOf(byId.values());
    }

    /// The first file keeps an id that two have; the other gets its folder's name before it, or a number behind it.
    private String uniqueId(AgentDraft draft, Map<String, Agent> byId) {
        Agent first = byId.get(draft.id());
        if (first == null) {
            return draft.id();
        }
        String[] parts = draft.file().split("/");
        String folder = parts.length > 1 ? TargetLine.slug(parts[parts.length - 2]) + "-" : "";
        String id = folder + draft.id();
        for (int i = 2; byId.containsKey(id); i++) {
            id = draft.id() + "-" + i;
        }
        notes(draft.file())
                .warning(
                        Spot.FILE,
                        "the id '"
                                + draft.id()
                                + "' is taken by '"
                                + first.file()
                                + "'; this agent is '"
                                + id
                                + "'",
                        "give one of them another name");
        return id;
    }

    private <T> List<T> unique(List<T> all, Function<T, String> name, Function<T, String> file) {
        Map<String, T> byName = new LinkedHashMap<>();
        for (T one : all) {
            T first = byName.putIfAbsent(name.apply(one), one);
            if (first != null) {
                notes(file.apply(one))
                        .error(
                                Spot.FILE,
                                "'"
                                        + name.apply(one)
                                        + "' is already defined by '"
                                        + file.apply(first)
                                        + "', which counts",
                                "rename or remove one of them");
            }
        }
        return List.copyOf(byName.values());
    }

    private void tellUntranslated(List<Prompt> prompts) {
        Map<String, List<Prompt>> byName = new HashMap<>();
        prompts.forEach(p -> byName.computeIfAbsent(p.name(), n -> new ArrayList<>()).add(p));
        for (List<Prompt> languages : byName.values()) {
            if (languages.size() == 1) {
                Prompt only = languages.getFirst();
                String other = only.language().equals("en") ? "es" : "en";
                notes(only.file())
                        .warning(
                                Spot.FILE,
                                "the prompt exists in '" + only.language() + "' only",
                                "write prompts/" + other + "/" + only.name() + ".md");
            }
        }
    }

    private List<Diagnostic> diagnostics(List<Diagnostic> folders) {
        Stream<Diagnostic> ofFiles =
                readings.stream().flatMap(reading -> reading.diagnostics().stream());
        Stream<Diagnostic> across = notes.values().stream().flatMap(n -> n.all().stream());
        return Stream.of(folders.stream(), ofFiles, across)
                .flatMap(Function.identity())
                .sorted(
                        Comparator.comparing(Diagnostic::file)
                                .thenComparing(Diagnostic::line)
                                .thenComparing(Diagnostic::column))
                .toList();
    }
}
