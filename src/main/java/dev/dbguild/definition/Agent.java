package dev.dbguild.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A persona, as its definition file documents it.
///
/// @param id kebab-case, unique in the guild
/// @param file path relative to the folder that was read
/// @param dialect what the file looks like
/// @param stage how it had to be read; [Stage#STRICT] for well-formed files
/// @param language `en` or `es`: what it answers in when the question does not say
/// @param model the model alias or id its file names, null for the default
/// @param tools names of our tools it may call, foreign names already mapped
/// @param declaredTools the tool names as the file has them, null when it names none
/// @param sections the body by headings, for knowledge search
/// @param body the persona's text: data, never run through an expression engine
/// @param extra keys of the head nobody here knows, kept as they are
public record Agent(
        String id,
        String name,
        String file,
        Dialect dialect,
        Stage stage,
        String description,
        String language,
        @Nullable String model,
        List<String> tools,
        @Nullable List<String> declaredTools,
        List<String> whenToUse,
        List<Example> examples,
        List<DocumentedDelegation> delegations,
        List<Section> sections,
        String body,
        Map<String, Object> extra) {
    public Agent {
        tools = List.copyOf(tools);
        declaredTools = declaredTools == null ? null : List.copyOf(declaredTools);
        whenToUse = List.copyOf(whenToUse);
        examples = List.copyOf(examples);
        delegations = List.copyOf(delegations);
        sections = List.copyOf(sections);
        extra = Map.copyOf(extra);
    }

    /// A situation the agent is for.
    public record Example(String context, String scenario, String why) {}

    /// A delegation as the agent's own file documents it, text exactly as written.
    ///
    /// @param target the target line as written: `a OR b`
    /// @param targets agent ids the target line names, in order
    /// @param placeholders names in braces of the handoff, in order, each once
    /// @param bound whether a file in `delegations/` binds it
    /// @param line 1-based line of its trigger
    public record DocumentedDelegation(
            String trigger,
            String target,
            List<String> targets,
            String handoff,
            List<String> placeholders,
            boolean bound,
            int line) {
        public DocumentedDelegation {
            targets = List.copyOf(targets);
            placeholders = List.copyOf(placeholders);
        }
    }

    /// One heading's own text.
    ///
    /// @param path headings from the top: `["PostgreSQL", "Indexes"]`
    /// @param line 1-based line of the heading
    public record Section(List<String> path, String text, int line) {
        public Section {
            path = List.copyOf(path);
        }
    }
}
